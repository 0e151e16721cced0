import { type ReactNode, useEffect, useState } from "react";
import { flushSync } from "react-dom";
import { useTranslation } from "react-i18next";

/** `cells`: a figure for each head; of nothing there is 0 alone, which a phone leaves out. */
export type NumbersRow = { key: string | number; name: ReactNode; cells: ReactNode[]; whole?: boolean };

/** What is behind the chart with this title: a table that a press unfolds, always on paper. `first` heads the names; `words`:
 * of days and words rather than figures. */
export function TableBehind({
  title,
  first,
  heads,
  rows,
  words = false,
}: {
  title: string;
  first: string;
  heads: string[];
  rows: NumbersRow[];
  words?: boolean;
}) {
  const { t } = useTranslation();
  const [open, set] = useState(false);
  const onPaper = usePaper();
  const look = words ? "num" : "number";
  return (
    <>
      <button
        type="button"
        className="text-button self-start no-print"
        aria-expanded={open}
        onClick={() => set(!open)}
      >
        {t(open ? "app.hideTable" : "app.showTable")}
        <span className="visually-hidden">: {title}</span>
      </button>
      {(open || onPaper) && (
        <div className="table-inside table-behind">
          <table className="outline unit-figures">
            <caption className="visually-hidden">{title}</caption>
            <thead>
              <tr>
                <th scope="col">{first}</th>
                {heads.map((head) => (
                  <th key={head} scope="col" className={look}>
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(({ key, name, cells, whole }) => (
                <tr key={key} className={whole ? "unit-total" : undefined}>
                  <th scope="row">{name}</th>
                  {heads.map((head, at) => (
                    <td key={head} data-label={head} className={cells[at] === 0 ? `${look} dim none` : look}>
                      {cells[at]}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}

/** Whether the page is being printed: many rows are drawn for paper only then. */
function usePaper(): boolean {
  const [printing, set] = useState(false);
  useEffect(() => {
    const before = () => flushSync(() => set(true));
    const after = () => set(false);
    window.addEventListener("beforeprint", before);
    window.addEventListener("afterprint", after);
    return () => {
      window.removeEventListener("beforeprint", before);
      window.removeEventListener("afterprint", after);
    };
  }, []);
  return printing;
}
