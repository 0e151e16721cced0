import { useTranslation } from "react-i18next";
import type { YearClosing } from "@/shared/api/types";
import { showDate, showMoment } from "@/shared/ui/dates";
import { showPercent } from "@/shared/ui/numbers";

const COUNTS = ["tasks", "completed", "on_time_first", "on_time_current", "overdue"] as const;

/** The figures of the cut-off and of the lock, with those of now beside them, and why these differ. */
export function FrozenTable({ closing }: { closing: YearClosing }) {
  const { t, i18n } = useTranslation();
  if (!closing.frozen.length) return null;
  const columns = [
    ...closing.frozen.map((one) => ({ ...one, label: t(`year.moment.${one.moment}`) })),
    { ...closing.now, moment: "NOW", label: t("year.now") },
  ];
  return (
    <section className="stack" aria-label={t("year.figures")}>
      <div>
        <h2 className="group">{t("year.figures")}</h2>
        <p className="dim small">{t("year.figuresHelp")}</p>
      </div>
      <div className="table-wrap">
        <table className="year-figures">
          <thead>
            <tr>
              <th scope="col">
                <span className="visually-hidden">{t("year.figures")}</span>
              </th>
              {columns.map((column) => (
                <th key={column.moment} scope="col" className="number">
                  {column.label}
                  <span className="dim small year-as-of">
                    {t("year.asOf", { day: showDate(column.as_of) })}
                  </span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {COUNTS.map((name) => (
              <tr key={name}>
                <th scope="row">{t(`year.counts.${name}`)}</th>
                {columns.map((column) => (
                  <td key={column.moment} className="number">
                    {column.counts[name]}
                  </td>
                ))}
              </tr>
            ))}
            <tr>
              <th scope="row">{t("year.percent")}</th>
              {columns.map((column) => (
                <td key={column.moment} className="number strong">
                  {showPercent(column.percent, i18n.language)}
                </td>
              ))}
            </tr>
          </tbody>
        </table>
      </div>
      {closing.changed.length > 0 && (
        <div>
          <h3 className="group">{t("year.changed")}</h3>
          <ul className="plain-list stack">
            {closing.changed.map((one) => (
              <li key={`${one.at}${one.subject}${one.words}`} className="small">
                <b>{one.subject}</b>: {one.words}
                {one.reason && ` – ${one.reason}`}
                <p className="dim">{[one.by?.full_name, showMoment(one.at)].filter(Boolean).join(" · ")}</p>
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}
