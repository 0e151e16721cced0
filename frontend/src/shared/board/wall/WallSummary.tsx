import { IconAlertTriangle } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Count } from "@/shared/ui/Count";
import { showShare } from "@/shared/ui/numbers";
import { isLate, overdueByUnit, type WallCard, type WallOf } from "./wall";

const MOST = 5; // units named in the list of who is late

/** The share that is done, what the rest is made of, and where it is late. */
export function WallSummary<C extends WallCard>({ wall }: { wall: WallOf<C> }) {
  const { t, i18n } = useTranslation();
  const { share, columns, cards } = wall;
  const calm = cards.filter((card) => !isLate(card));
  const holding = (names: string[]) => {
    const held = columns.filter((column) => names.includes(column.name));
    return calm.filter((card) => held.some((column) => column.holds(card))).length;
  };
  const parts = [
    ...wall.parts.map(({ of, ...look }) => ({
      ...look,
      count: of === "done" ? (share?.done ?? 0) : holding(of),
    })),
    {
      label: t("timelinessName.OVERDUE"),
      tone: "red" as const,
      icon: IconAlertTriangle,
      count: cards.length - calm.length,
    },
  ];
  const late = overdueByUnit(cards);
  const most = late[0]?.count ?? 1;
  return (
    <aside className="wall-summary" aria-label={share?.label ?? wall.title}>
      {share && (
        <>
          <h2 className="dim">{share.label}</h2>
          <p className="wall-share">{showShare(share.done, share.of, i18n.language)}</p>
          <p className="wall-counts">{share.counts}</p>
        </>
      )}
      <div className="bar wall-bar" aria-hidden>
        {parts
          .filter(({ count }) => count > 0)
          .map(({ label, tone, count }) => (
            <i key={label} className={`tone-${tone}`} style={{ flexGrow: count }} />
          ))}
      </div>
      <dl className="wall-parts">
        {parts.map(({ label, tone, icon: Glyph, count }) => (
          <div key={label} className={tone === "red" && count ? "figure-red" : undefined}>
            <dt>
              <Glyph size={20} stroke={1.75} aria-hidden /> {label}
            </dt>
            <dd>
              <Count of={count} />
            </dd>
          </div>
        ))}
      </dl>
      {late.length > 0 && (
        <>
          <h2 className="dim wall-late-title">{t("wall.lateUnits")}</h2>
          <ul className="wall-units">
            {late.slice(0, MOST).map(({ unit, count }) => (
              <li key={unit}>
                <span>{unit}</span>
                <span className="wall-unit-bar" aria-hidden>
                  <i style={{ width: `${(count / most) * 100}%` }} />
                </span>
                <b className="number">
                  <Count of={count} />
                </b>
              </li>
            ))}
          </ul>
        </>
      )}
    </aside>
  );
}
