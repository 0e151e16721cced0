import { TextInput } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Briefing, type BriefingSearch, briefingQuery } from "@/shared/api/briefingQueries";
import { meQuery } from "@/shared/api/queries";
import { useGiving } from "@/shared/giving/context";
import { Crumbs } from "@/shared/ui/Page";
import { Failed, Loading } from "@/shared/ui/states";
import { useAsOf, usePaperMoment } from "@/shared/ui/useAsOf";
import { Blocks } from "./Blocks";
import { Minutes } from "./Minutes";
import { Choices, Tools } from "./Tools";
import { heading } from "./words";
import "@/shared/i18n/briefing";

/** Monday's page: six blocks, what was said of them, and what is ordered at the meeting. */
export function BriefingPage() {
  const { t } = useTranslation();
  const search = useSearch({ from: "/shell/briefing" });
  const navigate = useNavigate({ from: "/briefing" });
  const briefing = useQuery(briefingQuery(search));
  const [projected, project] = useState(false);
  const page = useRef<HTMLDivElement>(null);
  useProjecting(projected, () => project(false), page);
  const found = briefing.data;
  useAsOf(found?.as_of);
  const set = (next: BriefingSearch) =>
    void navigate({ search: (kept) => ({ ...kept, ...next }), replace: true });
  return (
    <div
      ref={page}
      tabIndex={-1}
      className={
        projected ? "page page-wide stack briefing briefing-projected" : "page page-wide stack briefing"
      }
    >
      <Crumbs title={t("briefing.title")}>
        <b>{t("briefing.title")}</b>
      </Crumbs>
      {!found && <h1>{t("briefing.title")}</h1>}
      {briefing.isPending && <Loading rows={8} height={48} />}
      {briefing.error && !found && <Failed error={briefing.error} retry={() => void briefing.refetch()} />}
      {found && (
        <>
          <PaperHead briefing={found} />
          <div className="page-head no-print">
            <div className="grow">
              <h1>{heading(found, t)}</h1>
              <p className="dim">{t("briefing.lead", countsOf(found))}</p>
            </div>
            <Tools briefing={found} search={search} projected={projected} project={project} />
          </div>
          <Choices briefing={found} search={search} set={set} />
          <Ordering briefing={found} />
          <Blocks briefing={found} />
          <Minutes briefing={found} />
        </>
      )}
    </div>
  );
}

const countsOf = (briefing: Briefing): Record<string, number> =>
  Object.fromEntries(briefing.blocks.map((block) => [block.name.toLowerCase(), block.total]));

/** What was just ordered, typed where everybody sees it; the quick task asks the rest. */
function Ordering({ briefing }: { briefing: Briefing }) {
  const { t } = useTranslation();
  const give = useGiving();
  const may = useQuery(meQuery).data?.may_give;
  const [title, setTitle] = useState("");
  if (!may) return null;
  return (
    <form
      className="briefing-order no-print"
      onSubmit={(event) => {
        event.preventDefault();
        give({ meeting: briefing.meeting.name, title: title.trim() });
        setTitle("");
      }}
    >
      <TextInput
        aria-label={t("briefing.order")}
        placeholder={`${t("briefing.order")}: ${t("briefing.orderHint")}`}
        leftSection={<IconPlus size={16} aria-hidden />}
        maxLength={2000}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
    </form>
  );
}

/** Head of the printed sheet, as papers of an office have it; the screen has its own. */
function PaperHead({ briefing }: { briefing: Briefing }) {
  const { t } = useTranslation();
  return (
    <div className="briefing-paper" aria-hidden>
      <div className="briefing-paper-head">
        <p>{briefing.body.name.toUpperCase()}</p>
        <p>
          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
          <br />
          <span>Độc lập - Tự do - Hạnh phúc</span>
        </p>
      </div>
      <p className="briefing-paper-title">{t("briefing.printedTitle")}</p>
      <p className="briefing-paper-title">{heading(briefing, t)}</p>
      <p className="briefing-paper-asof">{usePaperMoment(briefing.as_of)}</p>
    </div>
  );
}

/** Large and alone on the screen, until Esc. */
function useProjecting(on: boolean, leave: () => void, page: { current: HTMLElement | null }) {
  const left = useRef(leave);
  left.current = leave;
  useEffect(() => {
    if (!on) return;
    page.current?.focus();
    document.documentElement.requestFullscreen?.().catch(() => undefined); // as it is where that is not allowed
    const listen = (event: KeyboardEvent) => {
      if (event.key === "Escape" && !document.querySelector("[role=dialog]")) left.current();
    };
    window.addEventListener("keydown", listen);
    return () => {
      window.removeEventListener("keydown", listen);
      if (document.fullscreenElement) void document.exitFullscreen();
    };
  }, [on, page]);
}
