import { Alert, Button, PasswordInput, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { Mark } from "@/app/navigation";
import { ApiProblem } from "@/shared/api/problem";
import { sessionQuery } from "@/shared/api/queries";
import { speak } from "@/shared/i18n";
import { signIn } from "@/shared/session/session";
import { DemoCast } from "./DemoCast";

/** Addresses of our own only: a link may not lead away after sign-in. Asked of the browser, which knows its own tricks. */
const safe = (next = "/"): string => {
  const here = window.location.origin;
  const there = URL.canParse(next, here) ? new URL(next, here) : null;
  return there?.origin === here ? there.href : "/";
};

export function SignInPage() {
  const { t, i18n } = useTranslation();
  const { next } = useSearch({ from: "/sign-in" });
  const session = useQuery(sessionQuery);
  const other = i18n.language === "en" ? "vi" : "en";
  return (
    <div className="signin">
      <header className="signin-head">
        <span className="signin-brand">
          <Mark />
          {t("app.name")}
        </span>
        <Button variant="subtle" color="muc" onClick={() => speak(other)} lang={other}>
          {other === "en" ? "English" : "Tiếng Việt"}
        </Button>
      </header>
      <main className={session.data?.demo ? "signin-two" : "signin-one"}>
        <section className="panel signin-form">
          <h1>{t("signIn.title")}</h1>
          <p className="dim">{t("signIn.lead")}</p>
          <Form next={safe(next)} />
        </section>
        {session.data?.demo && <DemoCast next={safe(next)} />}
      </main>
      <footer className="foot">
        <a href={session.data?.source_url ?? "/static/source.txt"}>{t("app.source")}</a> · {t("app.licence")}
      </footer>
    </div>
  );
}

function Form({ next }: { next: string }) {
  const { t } = useTranslation();
  const [username, setUsername] = useState("");
  const [password, setPassword] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    try {
      await signIn(username.trim(), password, next);
    } catch (error) {
      const status = error instanceof ApiProblem ? error.status : 500;
      setProblem(
        status === 429
          ? t("signIn.tooMany")
          : status === 400 || status === 401
            ? t("signIn.wrong")
            : (error as Error).message,
      );
      setBusy(false);
    }
  };
  return (
    <form className="stack" onSubmit={(event) => void submit(event)}>
      {problem && (
        <Alert color="son" role="alert">
          {problem}
        </Alert>
      )}
      <TextInput
        size="md"
        label={t("signIn.username")}
        autoComplete="username"
        required
        withAsterisk={false}
        value={username}
        onChange={(e) => setUsername(e.currentTarget.value)}
      />
      <PasswordInput
        size="md"
        label={t("signIn.password")}
        autoComplete="current-password"
        required
        withAsterisk={false}
        value={password}
        onChange={(e) => setPassword(e.currentTarget.value)}
      />
      <Button type="submit" size="md" loading={busy}>
        {t("signIn.submit")}
      </Button>
      <p className="dim small">{t("signIn.help")}</p>
    </form>
  );
}
