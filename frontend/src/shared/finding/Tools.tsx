import { PrintButton, type ReadByPages, SheetButton } from "@/shared/ui/SheetButton";

/** A workbook of just what is asked for, and paper; `pages`: the list, where it is read page by page. */
export function Tools({
  path,
  asked,
  file,
  pages,
}: {
  path: string;
  asked: Record<string, string | undefined>;
  file: string;
  pages?: ReadByPages;
}) {
  const query = new URLSearchParams(
    Object.entries(asked).filter((pair): pair is [string, string] => Boolean(pair[1])),
  );
  return (
    <div className="filter-row no-print">
      <SheetButton path={`${path}${query.size ? `?${query}` : ""}`} name={file} />
      <PrintButton {...(pages && { pages })} />
    </div>
  );
}
