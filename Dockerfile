FROM node:24-bookworm-slim AS build
WORKDIR /app
# nodejieba is compiled where there is no prebuilt binary.
RUN apt-get update && apt-get install -y --no-install-recommends python3 make g++ \
  && rm -rf /var/lib/apt/lists/*
COPY . .
RUN npm ci && npm run build && npm prune --omit=dev --ignore-scripts

FROM node:24-bookworm-slim
WORKDIR /app
ENV NODE_ENV=production HOST=0.0.0.0
COPY --from=build --chown=node:node /app/package.json ./
COPY --from=build --chown=node:node /app/node_modules ./node_modules
COPY --from=build --chown=node:node /app/dist ./dist
COPY --from=build --chown=node:node /app/src/web/assets ./src/web/assets
COPY --from=build --chown=node:node /app/data ./data
COPY --from=build --chown=node:node /app/intents ./intents
# The store and the WeChat session: what must outlive the container.
RUN mkdir var && chown node:node var && chmod 700 var
USER node
VOLUME /app/var
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:'+(process.env.PORT||3000)+'/healthz').then(r=>process.exit(r.ok?0:1),()=>process.exit(1))"]
# node itself gets SIGTERM and has ten seconds to finish what it took.
STOPSIGNAL SIGTERM
CMD ["node", "dist/cli.js", "serve"]
