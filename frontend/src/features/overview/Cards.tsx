import { IconAlertTriangle } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { remedyFiguresQuery } from "@/shared/api/remedyQueries";
import { showPercent } from "@/shared/ui/numbers";
import { Panel } from "@/shared/ui/Page";
import { Figure, useLooked, useShare } from "./figures";

/** The four figures one looks for first. */
export function Cards() {
  const { t } = useTranslation();
  const { total } = useLooked();
  return (
    <div className="overview-cards">
      <Panel title={t("overview.done")}>
        <p className="key-figure number">
          <Figure named narrow={{ measure: "DONE" }} count={total.done} />
          <span className="dim">
            /<Figure named narrow={{ measure: "ALL" }} count={total.all} />
          </span>
        </p>
        <div className="bar" aria-hidden>
          <i className="tone-green" style={{ flexGrow: total.done }} />
          <i className="bar-rest" style={{ flexGrow: total.all - total.done }} />
        </div>
        <p className="dim small">
          {t("overview.stillOpen")} <Figure named narrow={{ measure: "OPEN" }} count={total.open} />
        </p>
      </Panel>
      <InTime />
      <Panel title={t("overview.overdue")}>
        <p className={total.overdue_own ? "key-figure number figure-red" : "key-figure number"}>
          {total.overdue_own > 0 && <IconAlertTriangle size={28} stroke={1.75} aria-hidden />}
          <Figure named narrow={{ measure: "OVERDUE_OWN" }} count={total.overdue_own} />
        </p>
        <p className="dim small">
          {t("overview.besides")}{" "}
          <Figure named narrow={{ measure: "OVERDUE_WAITING" }} count={total.overdue_waiting} />{" "}
          {t("overview.besidesWaiting")}
        </p>
      </Panel>
      <Remedied />
    </div>
  );
}

/** By the agreed date, and by the one first set. */
function InTime() {
  const { t, i18n } = useTranslation();
  const { total } = useLooked();
  const said = (share: string | null, part: number) =>
    share ? showPercent(share, i18n.language) : `${part}/${total.due}`;
  return (
    <Panel title={t("overview.inTime")}>
      <p className="key-figure number">{total.due ? said(total.share, total.in_time) : "–"}</p>
      <p className="dim small">
        <Figure named narrow={{ measure: "IN_TIME" }} count={total.in_time} /> {t("overview.of")}{" "}
        <Figure named narrow={{ measure: "DUE" }} count={total.due} /> {t("overview.wereDue")}
      </p>
      <p className="dim small">
        {t("overview.byFirst")} <b>{total.due ? said(total.share_first, total.in_time_first) : "–"}</b> (
        <Figure named narrow={{ measure: "IN_TIME_FIRST" }} count={total.in_time_first} />)
      </p>
    </Panel>
  );
}

/** What inspections found, by the same figures as their own page. */
function Remedied() {
  const { t } = useTranslation();
  const share = useShare();
  const { scope, body, lead, year } = useLooked();
  const of = lead ? { unit: String(lead.id) } : scope === "BODY" ? { body: String(body.id) } : {};
  const asked = { ...of, year: String(year) };
  const total = useQuery(remedyFiguresQuery(asked)).data?.total;
  return (
    <Panel title={t("overview.remedied")}>
      {total && !total.all && <p className="dim">{t("overview.nothingFound")}</p>}
      {total && total.all > 0 && (
        <>
          <p className="key-figure number">
            <Link to="/remediation/figures" search={asked} className="link figure-link">
              {total.handled}/{total.all}
            </Link>
          </p>
          <p className="dim small">
            {!share(total.handled, total.all).includes("/") && `${share(total.handled, total.all)} · `}
            {t("overview.findingsOverdue", { count: total.overdue })}
          </p>
        </>
      )}
    </Panel>
  );
}
