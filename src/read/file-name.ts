/** Of the path of a program the name of its file, whichever machine built it; any other text as it is. */
export function fileName(text: string): string {
  return /^(?:[A-Za-z]:|\.{0,2}[\\/]).*[\\/]([^\\/]+\.(?:dll|exe|csproj|nunit))$/is.exec(text)?.[1] ?? text;
}
