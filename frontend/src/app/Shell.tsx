import { useMediaQuery } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { Outlet, useLocation, useNavigate } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { GivingProvider } from "@/features/giving/GivingProvider";
import { RoleHint } from "@/features/hints/RoleHint";
import { meQuery, sessionQuery } from "@/shared/api/queries";
import { OpenInBrowser } from "@/shared/files/OpenInBrowser";
import { useUnkept } from "@/shared/kept";
import { LiveProvider } from "@/shared/live/LiveProvider";
import { PasswordAgain } from "@/shared/session/PasswordAgain";
import { remember } from "@/shared/session/remembered";
import { focusPage } from "@/shared/ui/focus";
import { Failed, Loading } from "@/shared/ui/states";
import { Unkept } from "@/shared/ui/Unkept";
import { useRowFocus } from "@/shared/ui/useRowFocus";
import { UndoHost } from "@/shared/undo/UndoHost";
import { useLeaving } from "@/shared/useLeaving";
import { BottomBar, Sidebar } from "./navigation";
import { PaletteProvider } from "./palette/PaletteProvider";
import { LostStrip, TopBar } from "./TopBar";

/** The frame around every page of someone signed in. */
export function Shell() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const session = useQuery(sessionQuery);
  const me = useQuery(meQuery);
  const path = useLocation({ select: (location) => location.pathname });
  const board = path === "/board";
  const narrow = useMediaQuery("(max-width: 1200px)", undefined, { getInitialValueInEffect: false });
  const out = session.data && !session.data.signed_in;
  useEffect(() => {
    if (session.data) remember(session.data.signed_in);
  }, [session.data]);
  useLeaving(useUnkept());
  // What had the focus went with the page before.
  const came = useRef(path);
  useEffect(() => {
    if (came.current === path) return;
    came.current = path;
    focusPage();
  }, [path]);
  useRowFocus();
  useEffect(() => {
    if (out) void navigate({ to: "/sign-in", search: {} });
  }, [out, navigate]);
  if (me.isPending) return <Loading rows={4} />;
  // Asked again while the page stands (the bell rang), a failure takes nothing away.
  if (!me.data) return <Failed error={me.error} retry={() => void me.refetch()} />;
  return (
    <LiveProvider seq={me.data.seq} notice={me.data.notice} serverNow={me.data.server_now}>
      <GivingProvider may={me.data.may_give}>
        <PaletteProvider me={me.data}>
          <PasswordAgain />
          <a href="#content" className="skip">
            {t("app.skip")}
          </a>
          <div className={board || narrow ? "shell shell-rail" : "shell"}>
            <Sidebar me={me.data} />
            <div className="shell-main">
              <TopBar me={me.data} />
              <div className="strips">
                <LostStrip />
                <Unkept className="lost-strip" />
              </div>
              <UndoHost />
              <RoleHint me={me.data} />
              <main id="content" tabIndex={-1}>
                <Outlet />
              </main>
              <footer className="foot">
                <a href={session.data?.source_url ?? "/static/source.txt"}>{t("app.source")}</a> ·{" "}
                {t("app.licence")}
                <OpenInBrowser />
              </footer>
            </div>
            <BottomBar me={me.data} />
          </div>
        </PaletteProvider>
      </GivingProvider>
    </LiveProvider>
  );
}
