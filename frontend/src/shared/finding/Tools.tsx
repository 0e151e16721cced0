import type { ReactNode } from "react";
import { PrintButton, type ReadByPages, SheetButton } from "@/shared/ui/SheetButton";

/** A workbook of just what is asked for, what else is done with it, and paper; `pages`: the list, where it is read page by page. */
export function Tools({
  path,
  asked,
  file,
  pages,
  children,
}: {
  path: string;
  asked: Record<string, string | undefined>;
  file: string;
  pages?: ReadByPages;
  children?: ReactNode;
}) {
  const query = new URLSearchParams(
    Object.entries(asked).filter((pair): pair is [string, string] => Boolean(pair[1])),
  );
  return (
    <div className="filter-row no-print">
      <SheetButton path={`${path}${query.size ? `?${query}` : ""}`} name={file} />
      {children}
      <PrintButton {...(pages && { pages })} />
    </div>
  );
}
