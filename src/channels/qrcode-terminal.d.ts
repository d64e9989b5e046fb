/** qrcode-terminal comes without types; this is the one call the channel makes. */
declare module 'qrcode-terminal' {
  const qrcode: {
    generate(
      text: string,
      options: { readonly small: boolean },
      done: (drawn: string) => void,
    ): void;
  };
  // biome-ignore lint/style/noDefaultExport: the package is CommonJS and has no other export
  export default qrcode;
}
