import { useTranslation } from "react-i18next";
import type { Findings, Severity, TimelinessClass } from "@/shared/api/types";
import { useAreas } from "@/shared/areas/areas";
import type { FindingSearch } from "@/shared/finding/search";
import { showMoment } from "@/shared/ui/dates";

/** What a printed list was narrowed to, how many there are, and when: paper shows no filters. */
export function OnPaper({ search, found }: { search: FindingSearch; found: Findings }) {
  const { t } = useTranslation();
  const areas = useAreas();
  const { year, state, timeliness, severity, area, mine, q } = search;
  const without = state === "DRAFT" || state === "REMEDIED_ON_SITE" || state === "WITHDRAWN";
  const said = [
    year && t("plans.year", { year }),
    state && (without ? t(`findingState.${state}`) : t(`ticketState.${state as "OPEN"}`)),
    timeliness && t(`timelinessName.${timeliness as TimelinessClass}`),
    severity && t(`severity.${severity as Severity}`),
    area && areas.name(area),
    mine && t("boardPage.mine"),
    q && `“${q}”`,
    ...found.narrowed.map(({ label }) => label),
    t("foundList.count", { count: found.count }),
    showMoment(found.as_of),
  ];
  return <p className="on-paper small">{said.filter(Boolean).join(" · ")}</p>;
}
