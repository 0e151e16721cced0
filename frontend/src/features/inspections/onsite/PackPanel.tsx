import { Alert, Button } from "@mantine/core";
import { IconCircleCheck, IconCircleDashed, IconDownload } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { meQuery } from "@/shared/api/queries";
import type { Inspection } from "@/shared/api/types";
import { problemOf } from "@/shared/api/useAct";
import type { Keeping } from "@/shared/device/keeping";
import { lockOf } from "@/shared/device/lock";
import { shellTaken, takeShell, whyNotOffline } from "@/shared/device/shell";
import { askToKeep, freeSpace, inWords } from "@/shared/device/space";
import { useKeeping, useView } from "@/shared/device/useKeeping";
import { showMoment } from "@/shared/ui/dates";
import { Panel } from "@/shared/ui/Page";
import { ChoosingPasscode, Unlocking } from "./Passcode";
import { type Taken, takenIn, takePack } from "./pack";
import { sitePost } from "./post";
import { lines } from "./visit";
import type { Who } from "./who";

const OVER = ["CONCLUDED", "CLOSED", "CANCELLED"];

/** At the office, before leaving: what goes along on this device, or why nothing can. Only for who visits. */
export function PackPanel({ inspection }: { inspection: Inspection }) {
  const { t } = useTranslation();
  const me = useQuery(meQuery).data;
  if (!me || OVER.includes(inspection.state)) return null;
  if (!inspection.team.some((member) => member.person.id === me.id)) return null;
  const why = whyNotOffline();
  // Nothing more is taken along then; supplementary minutes are written there.
  if (inspection.state === "MINUTES_SIGNED")
    return (
      <Panel title={t("onsite.title")}>
        <SiteLink id={inspection.id} />
      </Panel>
    );
  return (
    <Panel title={t("onsite.goTitle")}>
      {why ? (
        <>
          <Alert color="nghe" title={t("onsite.notOffline")}>
            {t(`onsite.why.${why}`)}
          </Alert>
          <SiteLink id={inspection.id} />
        </>
      ) : (
        <Packing inspection={inspection.id} who={{ id: me.id, name: me.full_name }} />
      )}
    </Panel>
  );
}

function Packing({ inspection, who }: { inspection: string; who: Who }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const lock = useQuery({
    queryKey: ["device", "lock", who.id],
    queryFn: async () => (await lockOf(who.id)) ?? null,
  });
  const { state, keeping } = useKeeping(who.id, inspection, () =>
    sitePost(who.id, inspection, () => undefined),
  );
  if (lock.isError || state === "broken") return <Alert color="son">{t("onsite.noStorage")}</Alert>;
  if (lock.data === null)
    return (
      <ChoosingPasscode who={who} onDone={() => void queries.invalidateQueries({ queryKey: ["device"] })}>
        <p className="dim small">{t("onsite.sealedHelp")}</p>
      </ChoosingPasscode>
    );
  if (state === "locked") return <Unlocking who={who} />;
  if (!keeping || lock.isPending) return null;
  return <Parts keeping={keeping} />;
}

/** The parts, each with its mark once it is on the device. */
function Parts({ keeping }: { keeping: Keeping }) {
  const { t, i18n } = useTranslation();
  const queries = useQueryClient();
  const taken = takenIn(useView(keeping).records);
  const device = useQuery({
    queryKey: ["device", "space"],
    queryFn: async () => ({ shell: await shellTaken(), free: await freeSpace() }),
    staleTime: 0,
  });
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const take = async () => {
    setBusy(true);
    setProblem(null);
    try {
      await askToKeep();
      await Promise.all([takePack(keeping), takeShell()]);
      await keeping.settled();
      if (keeping.view.broken) setProblem(t("onsite.noStorage"));
    } catch (error) {
      setProblem(problemOf(error)?.message ?? t("problem.unexpected"));
    }
    setBusy(false);
    await queries.invalidateQueries({ queryKey: ["device"] });
  };
  const free = device.data?.free;
  return (
    <div className="stack">
      <ul className="pack-parts">
        <Part name={t("onsite.part.shell")} there={device.data?.shell ?? false} />
        {partsOf(taken).map(({ part, there, count }) => (
          <Part
            key={part}
            name={t(`onsite.part.${part}`)}
            there={there}
            count={there && count !== null ? String(count) : undefined}
          />
        ))}
      </ul>
      <p className="dim small" role="status">
        {taken ? t("onsite.takenAt", { moment: showMoment(taken.taken) }) : t("onsite.notTaken")}{" "}
        {free !== null && free !== undefined && t("onsite.free", { amount: inWords(free, i18n.language) })}
      </p>
      {problem && (
        <Alert color="son" role="alert">
          {problem}
        </Alert>
      )}
      <div className="acts pack-acts">
        <Button
          variant={taken ? "default" : "filled"}
          leftSection={<IconDownload size={16} aria-hidden />}
          loading={busy}
          onClick={() => void take()}
        >
          {t(taken ? "onsite.takeAgain" : "onsite.take")}
        </Button>
        {taken && <SiteLink id={keeping.inspection} />}
      </div>
      <p className="dim small">{t("onsite.keptHow")}</p>
    </div>
  );
}

function partsOf(taken: Taken | null) {
  const pack = taken?.pack;
  return [
    { part: "inspection", there: Boolean(pack), count: null },
    { part: "checklists", there: Boolean(pack), count: pack ? lines(pack).length : 0 },
    { part: "earlier", there: Boolean(pack), count: pack?.earlier.length ?? 0 },
    { part: "names", there: Boolean(pack), count: pack ? pack.team.length + pack.units.length : 0 },
  ] as const;
}

function Part({ name, there, count }: { name: string; there: boolean; count?: string }) {
  const { t } = useTranslation();
  const Glyph = there ? IconCircleCheck : IconCircleDashed;
  return (
    <li className={there ? "pack-there" : "pack-missing"}>
      <Glyph size={20} stroke={1.75} aria-hidden />
      <span>{name}</span>
      {count && <span className="dim small">{count}</span>}
      <span className="visually-hidden">{t(there ? "onsite.partThere" : "onsite.partMissing")}</span>
    </li>
  );
}

function SiteLink({ id }: { id: string }) {
  const { t } = useTranslation();
  return (
    <Link to="/on-site/$inspectionId" params={{ inspectionId: id }} className="button-link button-primary">
      {t("onsite.open")}
    </Link>
  );
}
