import { Button } from "@mantine/core";
import { useNetwork } from "@mantine/hooks";
import { IconChevronLeft, IconListCheck, IconLock, IconWifiOff } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, Outlet, useLocation, useParams } from "@tanstack/react-router";
import { type ReactNode, useCallback, useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { problemOf } from "@/shared/api/useAct";
import { GivenAreas } from "@/shared/areas/areas";
import type { Keeping } from "@/shared/device/keeping";
import { lockUp } from "@/shared/device/lock";
import { unsentOf } from "@/shared/device/records";
import { useKeeping, useView } from "@/shared/device/useKeeping";
import { showTime } from "@/shared/ui/dates";
import { NoNetwork } from "@/shared/ui/NoNetwork";
import { Empty, Failed, Loading } from "@/shared/ui/states";
import { useLeaving } from "@/shared/useLeaving";
import { LeftOver } from "./LeftOver";
import { Unlocking } from "./Passcode";
import { type Taken, takenIn, takePack, timeBy } from "./pack";
import { sitePost } from "./post";
import { SiteContext } from "./site";
import { itemStates, mayHere } from "./visit";
import { useWho, type Who } from "./who";
import "@/shared/i18n/onsite";

const AGAIN = 30_000; // ms between two looks at what the others wrote

/** The frame of the pages on site: they stand on what the device keeps, with or without the server. */
export function SiteFrame() {
  const { t } = useTranslation();
  const { inspectionId } = useParams({ from: "/on-site/$inspectionId" });
  const here = useWho();
  const [chosen, choose] = useState<Who | null>(null);
  useEffect(() => {
    document.title = `${t("onsite.title")} · ${t("app.name")}`;
  }, [t]);
  if (here.state === "asking")
    return (
      <Bare>
        <Loading rows={4} height={72} />
      </Bare>
    );
  const only = here.state === "known" ? here.who : here.among.length === 1 ? (here.among[0] as Who) : chosen;
  if (only) return <Opening key={only.id} who={only} inspection={inspectionId} />;
  if (here.state === "guess" && !here.among.length)
    return (
      <Bare>
        <Empty title={t("onsite.noPack")} help={t("onsite.noPackOffline")} />
      </Bare>
    );
  return (
    <Bare>
      <p className="strong">{t("onsite.whoAreYou")}</p>
      {here.state === "guess" &&
        here.among.map((who) => (
          <Button key={who.id} variant="default" onClick={() => choose(who)}>
            {who.name}
          </Button>
        ))}
    </Bare>
  );
}

function Bare({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <div className="site">
      <header className="site-head">
        <Link to="/inspections" search={{}} className="icon-button" aria-label={t("app.back")}>
          <IconChevronLeft size={24} stroke={1.75} aria-hidden />
        </Link>
        <h1>{t("onsite.title")}</h1>
      </header>
      <main className="site-body stack" id="content">
        <NoNetwork />
        {children}
      </main>
    </div>
  );
}

function Opening({ who, inspection }: { who: Who; inspection: string }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const done = useCallback(() => {
    void queries.invalidateQueries({ queryKey: ["inspection", inspection] });
    void queries.invalidateQueries({ queryKey: ["pulled", inspection] });
  }, [queries, inspection]);
  const opened = useKeeping(who.id, inspection, () => sitePost(who.id, inspection, done));
  const left = useQuery({
    queryKey: ["device", "unsent", who.id],
    queryFn: () => unsentOf(who.id),
    staleTime: 0,
  });
  if (opened.state === "open") return <WithPack keeping={opened.keeping} />;
  return (
    <Bare>
      {opened.state === "opening" && <Loading rows={4} height={72} />}
      {opened.state === "broken" && <Empty title={t("onsite.noStorage")} />}
      {opened.state === "locked" && (
        <Unlocking who={who} unsent={[...(left.data?.values() ?? [])].reduce((sum, one) => sum + one, 0)} />
      )}
    </Bare>
  );
}

/** The pack of the device at once, a newer one as soon as the server gives it. */
function WithPack({ keeping }: { keeping: Keeping }) {
  const { t } = useTranslation();
  const view = useView(keeping);
  const { online } = useNetwork();
  const taken = takenIn(view.records);
  const pulled = useQuery({
    queryKey: ["pulled", keeping.inspection],
    queryFn: async () => {
      await takePack(keeping);
      return keeping.view.records.length;
    },
    staleTime: 0,
    retry: false,
    refetchInterval: AGAIN,
    refetchOnWindowFocus: true,
    refetchOnReconnect: true,
  });
  if (taken)
    return (
      <Frame
        keeping={keeping}
        taken={taken}
        offline={pulled.isError || !online}
        pull={() => void pulled.refetch()}
      />
    );
  return (
    <Bare>
      <LeftOver keeping={keeping} />
      {pulled.isPending && <Loading rows={4} height={72} />}
      {pulled.isError &&
        (problemOf(pulled.error)?.status === 0 ? (
          <Empty title={t("onsite.noPack")} help={t("onsite.noPackOffline")} />
        ) : (
          <Failed error={pulled.error} retry={() => void pulled.refetch()} />
        ))}
    </Bare>
  );
}

function Frame({
  keeping,
  taken,
  offline,
  pull,
}: {
  keeping: Keeping;
  taken: Taken;
  offline: boolean;
  pull: () => void;
}) {
  const view = useView(keeping);
  const { pack } = taken;
  const states = useMemo(() => itemStates(pack, view.records), [pack, view.records]);
  const unsent = view.records.filter((one) => one.unsent).length;
  useLeaving(unsent > 0);
  const may = mayHere(pack, view.records);
  const site = { pack, keeping, view, states, may, pull, now: () => timeBy(taken) };
  return (
    <GivenAreas.Provider value={pack.programmes ?? null}>
      <SiteContext.Provider value={site}>
        <div className="site">
          <SiteHead inspection={pack.inspection} unsent={unsent} />
          {(offline || view.line === "cut") && <CutStrip unsent={unsent} since={taken.taken} />}
          {view.line === "signed-out" && <SignedOutStrip />}
          <main className="site-main" id="content">
            <Outlet />
          </main>
        </div>
      </SiteContext.Provider>
    </GivenAreas.Provider>
  );
}

function SiteHead({ inspection, unsent }: { inspection: Taken["pack"]["inspection"]; unsent: number }) {
  const { t } = useTranslation();
  const deep = useLocation({ select: (location) => !/^\/on-site\/[^/]+\/?$/.test(location.pathname) });
  const params = { inspectionId: inspection.id };
  const back = deep
    ? ({ to: "/on-site/$inspectionId", params } as const)
    : ({ to: "/inspections/$inspectionId", params, search: {} } as const);
  return (
    <header className="site-head no-print">
      <Link {...back} className="icon-button" aria-label={t("app.back")}>
        <IconChevronLeft size={24} stroke={1.75} aria-hidden />
      </Link>
      <div className="grow">
        <p className="site-title">{[t("onsite.title"), inspection.code].filter(Boolean).join(" · ")}</p>
        <p className="dim small ellipsis">
          {inspection.unit.short_name} · {t(`inspectionKind.${inspection.kind}`)}
        </p>
      </div>
      <button
        type="button"
        className="icon-button"
        aria-label={t("onsite.lock")}
        title={t("onsite.lock")}
        onClick={lockUp}
      >
        <IconLock size={22} stroke={1.75} aria-hidden />
      </button>
      <Link
        to="/on-site/$inspectionId/unsent"
        params={params}
        className={unsent ? "site-unsent some" : "site-unsent"}
      >
        <IconListCheck size={22} stroke={1.75} aria-hidden />
        <span>{t("onsite.unsent", { count: unsent })}</span>
      </Link>
    </header>
  );
}

function CutStrip({ unsent, since }: { unsent: number; since: string }) {
  const { t } = useTranslation();
  return (
    <div className="kept-strip no-print" role="status">
      <IconWifiOff size={18} stroke={1.75} aria-hidden />
      <p className="grow">
        <b>{t("onsite.cut")}</b>{" "}
        {unsent ? t("onsite.cutUnsent", { count: unsent }) : t("onsite.cutSince", { time: showTime(since) })}
      </p>
    </div>
  );
}

function SignedOutStrip() {
  const { t } = useTranslation();
  const here = useLocation({ select: (location) => location.href });
  return (
    <div className="kept-strip no-print" role="status">
      <p className="grow">{t("onsite.signedOut")}</p>
      <Link to="/sign-in" search={{ next: here }} className="text-button">
        {t("onsite.signIn")}
      </Link>
    </div>
  );
}
