import { IconArrowLeft } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { RemedyFigures } from "@/shared/api/types";
import { showNumber, showPercent } from "@/shared/ui/numbers";
import { Panel } from "@/shared/ui/Page";
import { Counted } from "./Counted";

type Of = { figures: RemedyFigures };

/** The share with what it is made of, what it is worth, and what stands beside lateness. */
export function Summary({ figures }: Of) {
  return (
    <div className="remedy-cards">
      <Share figures={figures} />
      <Worth figures={figures} />
      <Beside figures={figures} />
    </div>
  );
}

function Share({ figures }: Of) {
  const { t, i18n } = useTranslation();
  const { total } = figures;
  return (
    <Panel title={t("handled.share")}>
      <p className="remedy-share number" data-testid="share">
        {showPercent(total.share ?? "0.00", i18n.language)}
      </p>
      <div className="bar" aria-hidden>
        <i className="tone-green" style={{ flexGrow: total.handled }} />
        <i className="bar-rest" style={{ flexGrow: total.open }} />
      </div>
      <p className="small">
        <Counted figures={figures} measure="HANDLED" count={total.handled} /> {t("handled.outOf")}{" "}
        <Counted figures={figures} measure="ALL" count={total.all} /> {t("handled.shareOf")}
      </p>
      <dl className="remedy-parts">
        <Part figures={figures} name="CLOSED" count={total.closed} />
        <Part figures={figures} name="CLOSED_LATE" count={total.closed_late} sub />
        <Part figures={figures} name="ON_SITE" count={total.on_site} />
        <Part figures={figures} name="PASSED_UP" count={total.passed_up} />
        <Part figures={figures} name="OPEN" count={total.open} />
        <Part figures={figures} name="OVERDUE" count={total.overdue} sub />
      </dl>
    </Panel>
  );
}

type Name =
  | "CLOSED"
  | "CLOSED_LATE"
  | "ON_SITE"
  | "PASSED_UP"
  | "OPEN"
  | "OVERDUE"
  | "WAITING"
  | "EXTENDED"
  | "RETURNED"
  | "REOPENED"
  | "ESCALATED"
  | "REPEAT";

function Part({
  figures,
  name,
  count,
  sub = false,
  more,
}: Of & { name: Name; count: number; sub?: boolean; more?: string | false | null }) {
  const { t } = useTranslation();
  return (
    <div className={sub ? "remedy-sub" : undefined}>
      <dt>{t(`measure.${name}`)}</dt>
      <dd className="number">
        {more && <span className="dim small">{more}</span>}
        <Counted figures={figures} measure={name} count={count} />
      </dd>
    </div>
  );
}

/** The rule of the criterion as it is written down, with the band in which the share lies. */
function Worth({ figures }: Of) {
  const { t, i18n } = useTranslation();
  const { criterion, total } = figures;
  const number = (value: string) => showNumber(value, i18n.language);
  const percent = (value: string) => showPercent(value, i18n.language);
  const here = (points: string) => points === criterion.points;
  const [full, ...lower] = criterion.bands;
  const lines = [
    ...(full
      ? [
          {
            points: full.points,
            said: t("handled.full", { share: percent(full.at_least), points: number(full.points) }),
          },
        ]
      : []),
    ...lower.map((band, at) => ({
      points: band.points,
      said: t("handled.from", {
        share: percent(band.at_least),
        to: percent(criterion.bands[at]?.at_least ?? "100"),
        points: number(band.points),
      }),
    })),
    { points: "0", said: t("handled.below", { share: percent(criterion.bands.at(-1)?.at_least ?? "0") }) },
  ];
  return (
    <Panel
      title={
        criterion.points === null
          ? t("handled.noPoints", { code: criterion.code })
          : t("handled.criterion", {
              code: criterion.code,
              points: number(criterion.points),
              most: number(criterion.most),
            })
      }
    >
      <p className="dim small">{criterion.name}</p>
      <ul className="remedy-rule">
        {lines.map((line) => (
          <li key={line.points} className={here(line.points) ? "remedy-here" : undefined}>
            {line.said}
            {here(line.points) && total.share && (
              <span className="chip-small">
                <IconArrowLeft size={12} aria-hidden /> {percent(total.share)}, {t("handled.here")}
              </span>
            )}
          </li>
        ))}
      </ul>
      <p className="dim small">{t("handled.exact")}</p>
    </Panel>
  );
}

function Beside({ figures }: Of) {
  const { t, i18n } = useTranslation();
  const { total } = figures;
  const days = (value: string) => showNumber(value, i18n.language);
  return (
    <Panel title={t("handled.fair")}>
      <p className="dim small">{t("handled.fairLead")}</p>
      <dl className="remedy-parts">
        <Part figures={figures} name="WAITING" count={total.waiting} />
        <Part
          figures={figures}
          name="EXTENDED"
          count={total.extended}
          more={total.times_extended > total.extended && t("handled.times", { count: total.times_extended })}
        />
        <Part
          figures={figures}
          name="RETURNED"
          count={total.returned}
          more={total.times_returned > total.returned && t("handled.times", { count: total.times_returned })}
        />
        <Part figures={figures} name="REOPENED" count={total.reopened} />
        <Part figures={figures} name="ESCALATED" count={total.escalated} />
        <Part
          figures={figures}
          name="REPEAT"
          count={total.repeat}
          more={total.repeat > 0 && total.repeat_share && showPercent(total.repeat_share, i18n.language)}
        />
      </dl>
      {total.mean_days && total.median_days && (
        <p className="small">
          {t("handled.days")}:{" "}
          <Counted figures={figures} measure="CLOSED" count={total.closed}>
            {t("handled.mean", { days: days(total.mean_days) })},{" "}
            {t("handled.median", { days: days(total.median_days) })}
          </Counted>
        </p>
      )}
    </Panel>
  );
}
