import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from "@mantine/core";
import type { KeyboardEvent } from "react";
import { i18next } from "@/shared/i18n";
import { focusPage } from "@/shared/ui/focus";

/** A ten-step scale whose values live in tokens.css: components never see a colour code. */
const scale = (name: string): MantineColorsTuple =>
  Array.from({ length: 10 }, (_, step) => `var(--${name}-${step})`) as unknown as MantineColorsTuple;

/** Read when a toast is drawn, in the language of that moment. */
const closing = {
  get "aria-label"() {
    return i18next.t("app.close");
  },
};

/** So is what the eye in a field for a secret does; the library says it in English. */
const showing = {
  get "aria-label"() {
    return i18next.t("app.showTyped");
  },
};

/** Tab leaves a menu: it closes, not to stay open over what comes next, and one goes on from its button. */
const leaveMenu = (event: KeyboardEvent<HTMLElement>) => {
  if (event.key !== "Tab") return;
  const opener = document.getElementById(event.currentTarget.getAttribute("aria-labelledby") ?? "");
  opener?.focus();
  opener?.click();
};

export const theme = createTheme({
  colors: {
    cham: scale("cham"),
    nuoc: scale("nuoc"),
    la: scale("la"),
    nghe: scale("nghe"),
    son: scale("son"),
    sim: scale("sim"),
    ngoc: scale("ngoc"),
    muc: scale("muc"),
  },
  primaryColor: "cham",
  primaryShade: { light: 7, dark: 4 },
  defaultRadius: 6,
  fontFamily: "var(--font)",
  fontSizes: { xs: "12px", sm: "13px", md: "14px", lg: "15px", xl: "17px" },
  headings: { fontFamily: "var(--font)", fontWeight: "600" },
  respectReducedMotion: true,
  cursorType: "pointer",
  // By name, not by the part itself: what is opened later need not come with the first page.
  components: {
    // Said aloud so that the look stands in the page, where the ink on light fills is chosen by it.
    Button: { defaultProps: { variant: "filled" } },
    // A dialog's head is no second banner of the page. One that was opened by a key, or whose opener went with what was done in it,
    // leaves the focus nowhere: it goes on from the page.
    Modal: {
      defaultProps: { attributes: { header: { role: "presentation" } }, onExitTransitionEnd: focusPage },
    },
    Drawer: { defaultProps: { onExitTransitionEnd: focusPage } },
    // Drawn within the page's own part, since what stands outside of all parts is passed over by who goes from part to part; and
    // begun on its first line, not on an empty place that a menu may not have. One longer than the window scrolls in itself. It is
    // gone at once: while it fades it lies over what has the focus by then.
    Menu: {
      defaultProps: {
        portalProps: { target: "main" },
        withInitialFocusPlaceholder: false,
        middlewares: { size: true },
        transitionProps: { transition: "fade", duration: 150, exitDuration: 0 },
      },
    },
    MenuDropdown: { defaultProps: { onKeyDown: leaveMenu } },
    PasswordInput: { defaultProps: { visibilityToggleButtonProps: showing } },
    // What is done is said when its turn comes, by the place where the notes stand (`Toasts`); a refusal says `role: "alert"`.
    Notification: { defaultProps: { closeButtonProps: closing, role: "group" } },
    // A choice is where it was put at once: between two colours its words are read badly.
    SegmentedControl: { defaultProps: { transitionDuration: 0 } },
  },
});

const shared = {
  "--mantine-color-body": "var(--surface)",
  "--mantine-color-text": "var(--text)",
  "--mantine-color-dimmed": "var(--text2)",
  "--mantine-color-default": "var(--surface)",
  "--mantine-color-default-hover": "var(--hover)",
  "--mantine-color-default-border": "var(--control)",
  "--mantine-color-placeholder": "var(--text3)",
  "--mantine-color-error": "var(--red-fg)",
  "--mantine-color-anchor": "var(--accent-text)",
  "--mantine-primary-color-filled": "var(--accent)",
  "--mantine-primary-color-filled-hover": "var(--accent-h)",
  // What a button and a tick take; in the dark another step of the scale would stand beside the links that look like them.
  "--mantine-color-cham-filled": "var(--accent)",
  "--mantine-color-cham-filled-hover": "var(--accent-h)",
  "--mantine-color-cham-light": "var(--accent-soft)",
  "--mantine-color-cham-light-color": "var(--accent-text)",
  "--mantine-primary-color-contrast": "var(--on-accent)",
  // The library's own greys of the dark theme, which stand in menus, choices and boxes.
  "--mantine-color-dark-4": "var(--line2)",
  "--mantine-color-dark-5": "var(--hover)",
  "--mantine-color-dark-6": "var(--surface)",
  "--mantine-color-dark-7": "var(--hover)",
  "--mantine-color-dark-8": "var(--sunken)",
};

export const variables: CSSVariablesResolver = () => ({ variables: shared, light: shared, dark: shared });
