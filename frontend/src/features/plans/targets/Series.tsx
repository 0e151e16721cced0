import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Target } from "@/shared/api/types";
import { showDate } from "@/shared/ui/dates";
import { showNumber } from "@/shared/ui/numbers";
import { HEIGHT, seriesOf, WIDTH } from "./chart";

/** Why the target stands as it does: the sentence, the figures against the straight way, and the figures themselves. */
export function Series({ target, year }: { target: Target; year: number }) {
  const { t, i18n } = useTranslation();
  const number = (value: string) => showNumber(value, i18n.language);
  const drawn = seriesOf(target, year);
  const last = drawn?.points.at(-1);
  return (
    <div className="series">
      <p className="series-why">{target.course?.why}</p>
      {drawn && (
        <figure className="series-chart">
          <svg
            viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
            role="img"
            aria-label={t("targets.chart", { name: target.name })}
          >
            {drawn.ticks.map((tick) => (
              <g key={tick.at}>
                <line className="series-grid" x1={drawn.left} x2={drawn.right} y1={tick.at} y2={tick.at} />
                <text x={drawn.left - 6} y={tick.at + 4} textAnchor="end">
                  {number(String(tick.value))}
                </text>
              </g>
            ))}
            {drawn.months.map((month) => (
              <text key={month.name} x={month.at} y={HEIGHT - 6} textAnchor="middle">
                {month.name}
              </text>
            ))}
            {drawn.way && <polyline className="series-way" points={drawn.way} />}
            <line className="series-goal" x1={drawn.left} x2={drawn.right} y1={drawn.goal} y2={drawn.goal} />
            <text className="series-name" x={drawn.right} y={drawn.goal - 5} textAnchor="end">
              {t("targets.goal")}: {target.planned_printed}
            </text>
            {drawn.line && <polyline className="series-line" points={drawn.line} />}
            {drawn.points.map((point) => (
              <circle key={point.id} cx={point.x} cy={point.y} r={4}>
                <title>{`${showDate(point.as_on)}: ${number(point.value)}`}</title>
              </circle>
            ))}
            {last && (
              <text className="series-name" x={last.x} y={last.y - 10} textAnchor="middle">
                {number(last.value)}
              </text>
            )}
          </svg>
          <figcaption className="dim small">
            {t(drawn.way ? "targets.legendWay" : "targets.legend")}
          </figcaption>
        </figure>
      )}
      {target.figures.length > 0 && <Figures target={target} number={number} />}
    </div>
  );
}

function Figures({ target, number }: { target: Target; number: (value: string) => string }) {
  const { t } = useTranslation();
  return (
    <table className="outline series-table">
      <caption className="visually-hidden">{t("targets.figures")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("targets.asOn")}</th>
          <th scope="col" className="number">
            {t("targets.value")}
          </th>
          <th scope="col">{t("targets.source")}</th>
          <th scope="col">{t("targets.by")}</th>
        </tr>
      </thead>
      <tbody>
        {[...target.figures].reverse().map((figure) => (
          <tr key={figure.id} className={figure.counts ? "" : "series-replaced"}>
            <td data-label={t("targets.asOn")}>{showDate(figure.as_on)}</td>
            <td className="number" data-label={t("targets.value")}>
              {figure.counts ? number(figure.value) : <del>{number(figure.value)}</del>}
            </td>
            <td data-label={t("targets.source")}>
              {figure.source}
              {figure.document && (
                <>
                  {" · "}
                  <Link to="/documents/$documentId" params={{ documentId: figure.document.id }}>
                    {figure.document.number}
                  </Link>
                </>
              )}
              {figure.file && (
                <>
                  {" · "}
                  <a href={`/api/v1/files/${figure.file.id}`}>{figure.file.name}</a>
                </>
              )}
              {figure.reason && (
                <p className="dim small">{t("targets.because", { reason: figure.reason })}</p>
              )}
              {!figure.counts && <p className="dim small">{t("targets.replaced")}</p>}
            </td>
            <td data-label={t("targets.by")}>
              {figure.by}, {showDate(figure.at)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
