import { Alert, Button, Checkbox, PasswordInput, TextInput } from "@mantine/core";
import { IconLock, IconUser } from "@tabler/icons-react";
import { Link, useSearch } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { ApiProblem } from "@/shared/api/problem";
import { signIn } from "@/shared/session/session";
import { DemoCast } from "./DemoCast";
import { Frame } from "./Frame";

/** Addresses of our own only: a link may not lead away after sign-in. Asked of the browser, which knows its own tricks. */
const safe = (next = "/"): string => {
  const here = window.location.origin;
  const there = URL.canParse(next, here) ? new URL(next, here) : null;
  return there?.origin === here ? there.href : "/";
};

/** Whether this is the sample world, as the page itself says before any answer: what stands beside the form has its place at once. */
const inDemo = document.querySelector('meta[name="demo"]') !== null;

/** A phone is mostly one person's own; a computer of the office often is not. */
const ownDevice = (): boolean => window.matchMedia("(pointer: coarse) and (max-width: 640px)").matches;

export function SignInPage() {
  const { t } = useTranslation();
  const { next } = useSearch({ from: "/sign-in" });
  return (
    <Frame title={t("signIn.title")} wanted={safe(next)} beside={inDemo && <DemoCast next={safe(next)} />}>
      <Form next={safe(next)} />
    </Frame>
  );
}

function Form({ next }: { next: string }) {
  const { t } = useTranslation();
  const [username, setUsername] = useState("");
  const [password, setPassword] = useState("");
  const [trusted, setTrusted] = useState(ownDevice);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    try {
      await signIn(username.trim(), password, next, trusted);
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
        leftSection={<IconUser size={16} stroke={1.75} aria-hidden />}
        autoComplete="username"
        required
        withAsterisk={false}
        value={username}
        onChange={(e) => setUsername(e.currentTarget.value)}
      />
      <PasswordInput
        size="md"
        label={t("signIn.password")}
        leftSection={<IconLock size={16} stroke={1.75} aria-hidden />}
        autoComplete="current-password"
        required
        withAsterisk={false}
        value={password}
        onChange={(e) => setPassword(e.currentTarget.value)}
      />
      <Checkbox
        label={t("trust.keep")}
        description={t("trust.keepHelp")}
        checked={trusted}
        onChange={(event) => setTrusted(event.currentTarget.checked)}
      />
      <Button type="submit" size="md" loading={busy}>
        {t("signIn.submit")}
      </Button>
      <p className="dim small">
        {t("signIn.help")}{" "}
        <Link to="/code" className="link">
          {t("signIn.haveCode")}
        </Link>
      </p>
    </form>
  );
}
