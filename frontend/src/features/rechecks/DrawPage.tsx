import { IconDice5 } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { drawQuery } from "@/shared/api/radarQueries";
import type { RecheckDraw } from "@/shared/api/types";
import { Badge } from "@/shared/ui/badges";
import { showMoment } from "@/shared/ui/dates";
import { Fact } from "@/shared/ui/Fact";
import { Crumbs, Panel } from "@/shared/ui/Page";
import { PrintButton } from "@/shared/ui/SheetButton";
import { FailedPage, Loading } from "@/shared/ui/states";

/** A draw by lot with everything by which anybody recomputes it. */
export function DrawPage() {
  const { t } = useTranslation();
  const { drawId } = useParams({ from: "/shell/rechecks/draws/$drawId" });
  const draw = useQuery(drawQuery(drawId));
  if (draw.isPending)
    return (
      <div className="page">
        <Loading rows={4} height={72} />
      </div>
    );
  if (!draw.data) return <FailedPage error={draw.error} retry={() => void draw.refetch()} />;
  return (
    <div className="page stack">
      <Crumbs title={t("recheck.drawTitle")} back={{ to: "/inspections", search: {} }}>
        <Link to="/rechecks" search={{}} className="desk">
          {t("recheck.list")}
        </Link>
        <b>{t("recheck.drawTitle")}</b>
      </Crumbs>
      <div className="page-head">
        <h1 className="grow">
          {t("recheck.drawnOf", { count: draw.data.count, of: draw.data.pool.length })}
        </h1>
        <PrintButton />
      </div>
      <Panel title={t("recheck.facts")}>
        <dl className="facts-list">
          <Fact name={t("recheck.at")}>{showMoment(draw.data.at)}</Fact>
          <Fact name={t("recheck.by")}>{draw.data.by_worker ? t("recheck.byWorker") : draw.data.by}</Fact>
          <Fact name={t("recheck.seed")}>
            <code className="recheck-seed">{draw.data.seed}</code>
          </Fact>
        </dl>
        <p className="small">{t("recheck.recompute", { count: draw.data.count })}</p>
      </Panel>
      <Pool draw={draw.data} />
    </div>
  );
}

function Pool({ draw }: { draw: RecheckDraw }) {
  const { t } = useTranslation();
  const places = new Map(draw.result.map((id, index) => [id, index + 1]));
  return (
    <Panel title={t("recheck.pool")} aside={draw.pool.length}>
      <ul className="list">
        {draw.pool.map((one) => (
          <li key={one.id} className="item">
            <div className="grow">
              <p className="item-title">
                <Link to="/tickets/$ticketId" params={{ ticketId: one.id }} className="item-title">
                  <span className="dim item-no">{one.code} </span>
                  {one.name}
                </Link>
              </p>
              <p className="dim small recheck-seed">{one.id}</p>
            </div>
            {places.has(one.id) && (
              <Badge tone="blue" icon={IconDice5}>
                {t("recheck.place", { n: places.get(one.id) })}
              </Badge>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
