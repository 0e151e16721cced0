import { Alert, Button, PasswordInput, TextInput } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { ApiProblem } from "@/shared/api/problem";
import { redeemCode } from "@/shared/session/session";
import { Frame } from "./Frame";

/** Setting a password with the one-use code of a slip; then one is in. */
export function CodePage() {
  const { t } = useTranslation();
  const [typed, setTyped] = useState({ username: "", code: "", password: "" });
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [busy, setBusy] = useState(false);
  const set = (name: keyof typeof typed) => (event: { currentTarget: { value: string } }) => {
    const { value } = event.currentTarget;
    setTyped((kept) => ({ ...kept, [name]: value }));
  };
  const wrong = (name: string) => problem?.errors.find((error) => error.field === name)?.message;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    await redeemCode(typed).catch((error: unknown) => {
      setProblem(error instanceof ApiProblem ? error : new ApiProblem(500, {}));
      setBusy(false);
    });
  };
  return (
    <Frame>
      <h1>{t("code.title")}</h1>
      <p className="dim">{t("code.lead")}</p>
      <form className="stack" onSubmit={(event) => void submit(event)}>
        {problem && !problem.errors.length && (
          <Alert color="son" role="alert">
            {problem.message}
          </Alert>
        )}
        <TextInput
          label={t("signIn.username")}
          required
          value={typed.username}
          onChange={set("username")}
          error={wrong("username")}
          autoComplete="username"
          autoCapitalize="none"
        />
        <TextInput
          label={t("code.code")}
          description={t("code.codeHelp")}
          required
          value={typed.code}
          onChange={set("code")}
          error={wrong("code")}
          autoComplete="one-time-code"
          autoCapitalize="characters"
        />
        <PasswordInput
          label={t("code.password")}
          description={t("firstAdmin.passwordHelp")}
          required
          value={typed.password}
          onChange={set("password")}
          error={wrong("password")}
          autoComplete="new-password"
        />
        <Button type="submit" loading={busy}>
          {t("code.submit")}
        </Button>
        <Link to="/sign-in" search={{}} className="link small">
          {t("code.haveOne")}
        </Link>
      </form>
    </Frame>
  );
}
