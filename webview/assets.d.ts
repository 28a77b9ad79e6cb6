// Files that esbuild gives as text.
declare module '*.svg' {
  const text: string;
  // biome-ignore lint/style/noDefaultExport: that is how esbuild's text loader exports
  export default text;
}

declare module '*.css' {
  const text: string;
  // biome-ignore lint/style/noDefaultExport: that is how esbuild's text loader exports
  export default text;
}
