import { IconFileTypeDocx, IconFileTypeXls } from "@tabler/icons-react";

/** What program a file is of, by its name. */
export function FileIcon({ name, size = 16 }: { name: string; size?: number }) {
  const Glyph = name.toLowerCase().endsWith(".docx") ? IconFileTypeDocx : IconFileTypeXls;
  return <Glyph size={size} stroke={1.75} aria-hidden />;
}
