import type { WithSingular } from "./en";
import type { session as vi } from "./session.vi";

/** The same in English. */
export const session: WithSingular<typeof vi> = {
  me: {
    language: "Language",
    appearance: "Appearance",
    light: "Light",
    dark: "Dark",
    signOut: "Sign out",
    menu: "Account of {{name}}",
  },
  signIn: {
    title: "Sign in",
    lead: "Give work, follow it, urge it on until it is done.",
    username: "User name",
    password: "Password",
    submit: "Sign in",
    wrong: "User name or password is not right.",
    noCookies:
      "This browser blocks cookies, so nobody can sign in. Allow the cookies of this site and load the page again.",
    tooMany: "Too many tries. Wait a few minutes and sign in again.",
    help: "Forgot the password? Your office's administrator gives you a new one.",
    haveCode: "Do you have a code on a slip?",
    castTitle: "Enter as",
    castLead: "All people and figures are fictional. Choose a person to enter at once, without a password.",
    castTip:
      "Try two people at once: open a private window, enter as somebody else and watch the pages follow.",
    enterAs: "Enter as {{name}}, {{title}}",
  },
  firstAdmin: {
    title: "Make the first administrator's account",
    lead: "This link works once. The account manages units and people; it decides nothing in anyone's place.",
    fullName: "Full name",
    username: "User name",
    usernameHelp: "Small letters without marks, digits, dots; for example: quantri.",
    password: "Password",
    passwordHelp: "At least 10 characters.",
    submit: "Make the account",
  },
};
