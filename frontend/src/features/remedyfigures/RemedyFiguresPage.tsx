import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { remedyFiguresQuery } from "@/shared/api/remedyQueries";
import type { RemedyFigures } from "@/shared/api/types";
import { RemedyTabs } from "@/shared/finding/RemedyTabs";
import type { FiguresSearch } from "@/shared/finding/search";
import { Tools } from "@/shared/finding/Tools";
import { dayOf, showDate, showMoment } from "@/shared/ui/dates";
import { Crumbs } from "@/shared/ui/Page";
import { Empty, Failed, Loading } from "@/shared/ui/states";
import { useAsOf } from "@/shared/ui/useAsOf";
import { useThisYear } from "@/shared/ui/years";
import { Bands } from "./Bands";
import { Filters } from "./Filters";
import { GroupTable } from "./GroupTable";
import { Summary } from "./Summary";

/** How far what inspections found is handled as of a day, and what that is worth; every figure opens the list it counted. */
export function RemedyFiguresPage() {
  const { t } = useTranslation();
  const search = useSearch({ from: "/shell/remediation/figures" });
  const navigate = useNavigate({ from: "/remediation/figures" });
  const now = useThisYear();
  const asked = { ...search, year: search.year ?? now };
  const figures = useQuery(remedyFiguresQuery(asked));
  const found = figures.data;
  useAsOf(found?.as_of);
  const set = (next: FiguresSearch) =>
    void navigate({ search: (kept) => ({ ...kept, ...next }), replace: true });
  return (
    <div className="page page-wide stack remedy-figures">
      <Crumbs title={t("handled.title")} back={{ to: "/board", search: {} }}>
        <b>{t("handled.title")}</b>
      </Crumbs>
      <div className="page-head">
        <div className="grow">
          <h1>{t("handled.title")}</h1>
          <p className="dim">{t("handled.lead")}</p>
        </div>
        <Tools path="remedy-figures/sheet" asked={asked} file={`khac-phuc-${asked.year}`} />
      </div>
      <RemedyTabs />
      <Filters search={search} set={set} found={found} />
      {figures.isPending && <Loading rows={4} height={120} />}
      {figures.error && !found && <Failed error={figures.error} retry={() => void figures.refetch()} />}
      {found && <Moment figures={found} />}
      {found && !found.total.all && (
        <Empty title={t("handled.empty", { year: found.year })} help={t("handled.emptyHelp")} />
      )}
      {found && found.total.all > 0 && (
        <>
          <Summary figures={found} />
          <div className="remedy-bands">
            <Bands title={t("handled.ages")} bands={found.ages} figures={found} />
            <Bands title={t("handled.lates")} bands={found.lates} figures={found} />
          </div>
        </>
      )}
      {found && found.items.length > 0 && <GroupTable figures={found} set={set} />}
    </div>
  );
}

/** As of when, by which rule, and what is left out by the day. */
function Moment({ figures }: { figures: RemedyFigures }) {
  const { t } = useTranslation();
  const today = figures.day === dayOf(figures.as_of);
  return (
    <p className="small dim" role="status">
      <b className="remedy-moment">
        {today
          ? t("handled.now", { moment: showMoment(figures.as_of) })
          : t("handled.dayEnd", { day: showDate(figures.day) })}
      </b>{" "}
      {t(`handled.rule.${figures.rule}`)}
      {figures.later > 0 && ` ${t("handled.later", { count: figures.later })}`}
    </p>
  );
}
