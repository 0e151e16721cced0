import { IconAlertTriangle, IconDeviceFloppy, IconFileText, IconPencilPlus } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { showTime } from "@/shared/ui/dates";
import { Empty } from "@/shared/ui/states";
import { FoundList } from "./FoundList";
import { ItemCard } from "./ItemCard";
import { Opening } from "./Opening";
import { useSite } from "./site";
import { type ItemState, notOpenYet, progressOf } from "./visit";
import "@/shared/i18n/onsite";

/** The lines to look at, section by section, with how far it is. */
export function ChecklistPage() {
  const { t } = useTranslation();
  const { states, pack, may } = useSite();
  const { done, of } = progressOf(states);
  const conflicts = states.filter((one) => one.conflict).length;
  return (
    <>
      <div className="site-progress">
        <h1>{t("onsite.progress", { done, of })}</h1>
        <progress value={done} max={of || 1} aria-label={t("onsite.progressName")} />
        {conflicts > 0 && (
          <p className="site-warn">
            <IconAlertTriangle size={16} stroke={2} aria-hidden />
            {t("onsite.conflicts", { count: conflicts })}
          </p>
        )}
      </div>
      {notOpenYet(pack) && !may.answer && <Opening />}
      <Sections states={states} />
      {!states.length && (
        <div className="site-body">
          <Empty title={t("onsite.noItems")} help={t("onsite.noItemsHelp")} />
        </div>
      )}
      <div className="site-body stack">
        {bySection(states).map((section) => (
          <section
            key={section.no}
            id={anchor(section.no)}
            className="site-section"
            aria-label={section.title}
          >
            <h2>
              {section.title} <SectionCount states={section.states} />
            </h2>
            {section.states.map((state) => (
              <ItemCard key={state.item.id} state={state} />
            ))}
          </section>
        ))}
        {may.find && <FoundList />}
      </div>
      <SiteBar />
    </>
  );
}

function Sections({ states }: { states: ItemState[] }) {
  const { t } = useTranslation();
  const sections = bySection(states);
  if (sections.length < 2) return null;
  return (
    <nav className="site-sections" aria-label={t("onsite.sections")}>
      {sections.map((section) => (
        <a key={section.no} href={`#${anchor(section.no)}`}>
          {section.title} <SectionCount states={section.states} />
        </a>
      ))}
    </nav>
  );
}

function SectionCount({ states }: { states: ItemState[] }) {
  const { done, of } = progressOf(states);
  return (
    <span className={done === of ? "site-count all" : "site-count"}>
      {done}/{of}
    </span>
  );
}

const anchor = (no: string): string => `muc-${no}`;

function bySection(states: ItemState[]): { no: string; title: string; states: ItemState[] }[] {
  const sections = new Map<string, { no: string; title: string; states: ItemState[] }>();
  for (const state of states) {
    const no = state.no.split(".")[0] as string;
    const section = sections.get(no) ?? { no, title: state.item.section, states: [] };
    section.states.push(state);
    sections.set(no, section);
  }
  return [...sections.values()];
}

/** What the thumb reaches: the minutes, a finding of one's own; and whether all is kept. */
function SiteBar() {
  const { t } = useTranslation();
  const { pack, view, may } = useSite();
  const params = { inspectionId: pack.inspection.id };
  return (
    <footer className="site-bar">
      <KeptLine broken={view.broken} at={view.storedAt} />
      <div className="finding-buttons">
        <Link to="/on-site/$inspectionId/minutes" params={params} className="button-link">
          <IconFileText size={18} stroke={1.75} aria-hidden />
          {t("onsite.minutes")}
        </Link>
        {may.find && (
          <Link
            to="/on-site/$inspectionId/finding"
            params={params}
            search={{}}
            className="button-link button-primary grow"
          >
            <IconPencilPlus size={18} stroke={1.75} aria-hidden />
            {t("finding.log")}
          </Link>
        )}
      </div>
    </footer>
  );
}

export function KeptLine({ broken, at }: { broken: boolean; at: string | null }) {
  const { t } = useTranslation();
  return (
    <p className={broken ? "site-kept site-broken" : "site-kept dim"} role="status">
      <IconDeviceFloppy size={16} stroke={1.75} aria-hidden />
      {broken ? t("finding.notKept") : at ? t("finding.keptAt", { time: showTime(at) }) : t("finding.keeps")}
    </p>
  );
}
