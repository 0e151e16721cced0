import "./app/mantine.css";
import "@mantine/notifications/styles.css";
import "./app/tokens.css";
import "./app/fonts.css";
import "./app/base.css";
import "./app/shell.css";
import "./app/fields.css";
import "./app/parts.css";
import "./app/work.css";
import "./app/course.css";
import "./app/task.css";
import "./app/outline.css";
import "./app/narrow.css";
import "./app/folding.css";
import "./app/palette.css";
import "./app/plans.css";
import "./app/periods.css";
import "./app/numbering.css";
import "./app/quick.css";
import "./app/bell.css";
import "./app/board.css";
import "./app/lanes.css";
import "./app/radar.css";
import "./app/remediation.css";
import "./app/tickets.css";
import "./app/replies.css";
import "./app/life.css";
import "./app/handled.css";
import "./app/start.css";
import "./app/versions.css";
import "./app/year.css";
import "./app/giving.css";
import "./app/views.css";
import "./app/many.css";
import "./app/orders.css";
import "./app/timing.css";
import "./app/coverage.css";
import "./app/objectives.css";
import "./app/onsite.css";
import "./app/minutes.css";
import "./app/checklists.css";
import "./app/yearplan.css";
import "./app/deciding.css";
import "./app/together.css";
import "./app/briefing.css";
import "./app/committee.css";
import "./app/overview.css";
import "./app/hints.css";
import "./app/comments.css";
import "./app/viewer.css";
import { MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { setNonce } from "get-nonce";
import { lazy, StrictMode, Suspense } from "react";
import { createRoot } from "react-dom/client";
import { askEarly } from "./app/early";
import { closeTopmost } from "./app/escape";
import { router } from "./app/router";
import { schemeManager } from "./app/scheme";
import { theme, variables } from "./app/theme";
import { queryClient } from "./shared/api/queries";
import { spoken } from "./shared/i18n";

const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? "";
setNonce(nonce); // for the scroll lock behind dialogs, which writes a style tag of its own
const Toasts = lazy(() => import("./app/Toasts").catch(() => ({ default: () => null })));
const root = document.getElementById("root");
if (!root) throw new Error("no #root in the page");

void import("./app/device").then(({ watchDevice }) => watchDevice());
await spoken; // questions say in which language they are asked
askEarly();
window.addEventListener("keydown", closeTopmost, { capture: true });
createRoot(root).render(
  <StrictMode>
    <MantineProvider
      theme={theme}
      cssVariablesResolver={variables}
      colorSchemeManager={schemeManager}
      defaultColorScheme="auto"
      getStyleNonce={() => nonce}
    >
      <Suspense>
        <Toasts />
      </Suspense>
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);
