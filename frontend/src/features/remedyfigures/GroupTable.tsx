import { Link, useSearch } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Severity as Degree, Handled, HandledRow, RemedyFigures } from "@/shared/api/types";
import { AreaName } from "@/shared/areas/AreaName";
import { PlaceLink } from "@/shared/finding/PlaceLink";
import type { By, FiguresSearch, RemedyFilter } from "@/shared/finding/search";
import { showDate } from "@/shared/ui/dates";
import { showNumber, showPercent } from "@/shared/ui/numbers";
import { Severity } from "@/shared/ui/Severity";
import { Counted } from "./Counted";

const COUNTS = [
  ["all", "ALL"],
  ["handled", "HANDLED"],
  ["open", "OPEN"],
  ["overdue", "OVERDUE"],
  ["waiting", "WAITING"],
  ["extended", "EXTENDED"],
  ["returned", "RETURNED"],
  ["reopened", "REOPENED"],
  ["repeat", "REPEAT"],
] as const;
const FILTER_OF = {
  UNIT: "unit",
  BODY: "body",
  INSPECTION: "inspection",
  AREA: "area",
  SEVERITY: "severity",
} as const;

/** A row for each unit, body, inspection, area, severity or year; nobody is ranked. */
export function GroupTable({ figures, set }: { figures: RemedyFigures; set: (next: FiguresSearch) => void }) {
  const { t } = useTranslation();
  const name = t(`handled.BY.${figures.by}`);
  const worth = figures.by === "BODY" || figures.by === "YEAR";
  return (
    <div className="table-wrap">
      <table className="outline unit-figures">
        <thead>
          <tr>
            <th scope="col">{name}</th>
            {COUNTS.map(([key, measure]) => (
              <th key={key} scope="col" className="number">
                {t(`measure.${measure}`)}
              </th>
            ))}
            <th scope="col" className="number">
              {t("handled.meanHead")}
            </th>
          </tr>
        </thead>
        <tbody>
          {figures.items.map((row) => (
            <tr key={row.key}>
              <td className="remedy-name">
                <Named row={row} by={figures.by} figures={figures} set={set} />
              </td>
              <Cells
                row={row}
                figures={figures.by === "YEAR" ? row : figures}
                of={ofRow(figures.by, row.key)}
                worth={worth}
              />
            </tr>
          ))}
          {figures.by !== "YEAR" && figures.items.length > 1 && (
            <tr className="unit-total">
              <td>
                <b>{t("handled.total")}</b>
              </td>
              <Cells row={figures.total} figures={figures} worth={worth} />
            </tr>
          )}
        </tbody>
      </table>
    </div>
  );
}

const ofRow = (by: By, key: string): RemedyFilter => (by === "YEAR" ? {} : { [FILTER_OF[by]]: key });

/** What the row is of; its name leads nearer: into the body, to everything ever found in the unit, to the inspection. */
function Named({
  row,
  by,
  figures,
  set,
}: {
  row: HandledRow;
  by: By;
  figures: RemedyFigures;
  set: (next: FiguresSearch) => void;
}): ReactNode {
  const { t } = useTranslation();
  const kept = useSearch({ from: "/shell/remediation/figures" });
  const several = figures.items.some((other) => other.body?.id !== row.body?.id);
  if (by === "BODY" && row.unit)
    return (
      <Link
        to="/remediation/figures"
        search={{ ...kept, body: row.key, by: undefined }}
        className="link strong"
      >
        {row.unit.name}
      </Link>
    );
  if (row.unit)
    return (
      <>
        <b>
          <PlaceLink unit={row.unit} />
        </b>
        {row.body && row.body.id !== row.unit.id && several && (
          <p className="dim small">{row.body.short_name}</p>
        )}
      </>
    );
  if (row.inspection)
    return (
      <>
        <Link
          to="/inspections/$inspectionId"
          params={{ inspectionId: row.key }}
          search={{}}
          className="link strong"
        >
          {[row.inspection.code, row.inspection.title].filter(Boolean).join(" ")}
        </Link>
        <p className="dim small">{row.inspection.notice_no}</p>
      </>
    );
  if (by === "SEVERITY") return <Severity degree={row.key as Degree} />;
  if (by === "AREA")
    return (
      <b>
        <AreaName code={row.key} />
      </b>
    );
  return (
    <>
      <button
        type="button"
        className="link strong"
        aria-current={row.year === figures.year ? "true" : undefined}
        onClick={() => set({ year: row.key, as_of: undefined })}
      >
        {row.key}
      </button>
      <p className="dim small">{t("handled.dayEnd", { day: showDate(row.day) })}</p>
    </>
  );
}

function Cells({
  row,
  figures,
  of,
  worth,
}: {
  row: Handled;
  /** Points are a body's, not a unit's. */
  worth: boolean;
  figures: Pick<RemedyFigures, "year" | "day">;
  of?: RemedyFilter;
}) {
  const { t, i18n } = useTranslation();
  const beside = (name: (typeof COUNTS)[number][0]): string | false | null => {
    if (name === "handled") return row.share && showPercent(row.share, i18n.language);
    if (name === "repeat")
      return row.repeat > 0 && row.repeat_share && showPercent(row.repeat_share, i18n.language);
    if (name === "extended" || name === "returned") {
      const times = row[`times_${name}`];
      return times > row[name] && t("handled.times", { count: times });
    }
    return null;
  };
  return (
    <>
      {COUNTS.map(([name, measure]) => (
        <td
          key={name}
          data-label={t(`measure.${measure}`)}
          className={row[name] ? "number" : "number dim none"}
        >
          <Counted figures={figures} measure={measure} count={row[name]} {...(of ? { of } : {})} />
          {beside(name) && <p className="dim small">{beside(name)}</p>}
          {name === "handled" && worth && row.points !== null && (
            <p className="dim small">
              {t("handled.points", { points: showNumber(row.points, i18n.language) })}
            </p>
          )}
        </td>
      ))}
      <td data-label={t("handled.meanHead")} className={row.mean_days ? "number" : "number dim none"}>
        {row.mean_days ? (
          <Counted figures={figures} measure="CLOSED" count={row.closed} {...(of ? { of } : {})}>
            {showNumber(row.mean_days, i18n.language)}
          </Counted>
        ) : (
          "–"
        )}
        {row.median_days && (
          <p className="dim small">
            {t("handled.median", { days: showNumber(row.median_days, i18n.language) })}
          </p>
        )}
      </td>
    </>
  );
}
