declare module 'opencc-js/dict/TSCharacters' {
  const pairs: string;

  // biome-ignore lint/style/noDefaultExport: the package exports it so and ships no types for its tables
  export { pairs as default };
}
