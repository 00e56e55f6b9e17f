/** A text as mermaid reads it between double quotes: on one line, with no sign that means something to it. */
export function mermaidText(text: string): string {
  return text
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/[#"<>&`;\\]/g, (sign) => `#${sign.charCodeAt(0)};`)
    .trim();
}

/** A node of a flowchart: its name there, and an ID with a title as its words. */
export function mermaidNode(name: string, id: string, title: string): string {
  return `  ${name}["${mermaidText(id)}<br>${mermaidText(title)}"]`;
}
