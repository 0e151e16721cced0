import { Button } from "@mantine/core";
import { IconEyeOff, IconRepeat } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Draw } from "@/shared/api/types";
import { Badge } from "@/shared/ui/badges";
import { showMoment } from "@/shared/ui/dates";

/** One draw: who held it, from what, with which result, and how anybody comes to the same. */
export function DrawCard({
  draw,
  again,
  visits,
}: {
  draw: Draw;
  again?: (() => void) | undefined;
  visits?: (() => void) | undefined;
}) {
  const { t } = useTranslation();
  const made = draw.result.some((one) => one.inspection);
  return (
    <article className={draw.replaced ? "draw draw-replaced" : "draw"}>
      <p className="item-facts">
        <b className="number">{t("yearPlan.heldOf", { count: draw.count, pool: draw.pool.length })}</b>
        <span>{t("yearPlan.heldBy", { name: draw.by.full_name, at: showMoment(draw.at) })}</span>
        {draw.replaced && (
          <Badge tone="grey" icon={IconRepeat}>
            {t("yearPlan.replaced")}
          </Badge>
        )}
      </p>
      {draw.reason && <p className="small">{t("yearPlan.againBecause", { reason: draw.reason })}</p>}
      {draw.tells ? (
        <Result draw={draw} />
      ) : (
        <p className="draw-secret">
          <IconEyeOff size={16} stroke={1.75} aria-hidden /> {t("yearPlan.secret")}
        </p>
      )}
      <How draw={draw} />
      {(again || visits) && (
        <div className="year-acts no-print">
          {visits && (
            <Button size="compact-sm" variant="light" onClick={visits}>
              {t("yearPlan.makeVisits")}
            </Button>
          )}
          {again && !made && (
            <Button size="compact-sm" variant="default" onClick={again}>
              {t("yearPlan.redraw")}
            </Button>
          )}
        </div>
      )}
    </article>
  );
}

function Result({ draw }: { draw: Draw }) {
  const { t } = useTranslation();
  return (
    <ol className="draw-result" aria-label={t("yearPlan.result")}>
      {draw.result.map((one) => (
        <li key={one.id}>
          <p>
            <b>{one.name}</b>{" "}
            {one.inspection && (
              <Link
                to="/inspections/$inspectionId"
                params={{ inspectionId: one.inspection.id }}
                search={{}}
                className="link small"
              >
                {one.inspection.code || t("yearPlan.openVisit")}
              </Link>
            )}
          </p>
          <p className="dim small">
            {t("yearPlan.lot")} <span className="draw-hash">{one.lot}</span>
          </p>
        </li>
      ))}
    </ol>
  );
}

function How({ draw }: { draw: Draw }) {
  const { t } = useTranslation();
  const [first] = draw.result;
  return (
    <details className="draw-how">
      <summary>{t("yearPlan.how")}</summary>
      <div className="stack-tight">
        <p>{t("yearPlan.howText", { count: draw.count })}</p>
        {draw.seed && <Hash name={t("yearPlan.seed")} value={draw.seed} />}
        {first && (
          <Hash name={t("yearPlan.example", { unit: first.name })} value={`${draw.seed}|${first.id}`} />
        )}
        <Hash name={t("yearPlan.seedDigest")} value={draw.seed_digest} />
        <Hash name={t("yearPlan.poolDigest")} value={draw.pool_digest} />
        <h3 className="small strong">{t("yearPlan.poolOf", { count: draw.pool.length })}</h3>
        <ul className="draw-pool">
          {draw.pool.map((one) => (
            <li key={one.id}>
              <span className="number dim">{one.id}</span> {one.name}
            </li>
          ))}
        </ul>
        {draw.excluded.length > 0 && (
          <>
            <h3 className="small strong">{t("yearPlan.left")}</h3>
            <ul className="draw-pool">
              {draw.excluded.map((one) => (
                <li key={one.id}>
                  <span className="number dim">{one.id}</span> {one.name}: {one.reason}
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </details>
  );
}

function Hash({ name, value }: { name: string; value: string }) {
  return (
    <p className="small">
      <span className="dim">{name}</span>
      <br />
      <span className="draw-hash">{value}</span>
    </p>
  );
}
