import { Alert, Button, PasswordInput, TextInput } from "@mantine/core";
import { useParams } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { ApiProblem } from "@/shared/api/problem";
import { makeFirstAdministrator } from "@/shared/session/session";
import { Frame } from "./Frame";

export function FirstAdminPage() {
  const { t } = useTranslation();
  const { token } = useParams({ from: "/start/$token" });
  const [account, setAccount] = useState({ full_name: "", username: "", password: "" });
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [busy, setBusy] = useState(false);
  const set = (name: keyof typeof account) => (event: { currentTarget: { value: string } }) => {
    const { value } = event.currentTarget;
    setAccount((kept) => ({ ...kept, [name]: value }));
  };
  const wrong = (name: string) => problem?.errors.find((error) => error.field === name)?.message;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    await makeFirstAdministrator({ token, ...account }).catch((error: unknown) => {
      setProblem(error instanceof ApiProblem ? error : new ApiProblem(500, {}));
      setBusy(false);
    });
  };
  return (
    <Frame>
      <h1>{t("firstAdmin.title")}</h1>
      <p className="dim">{t("firstAdmin.lead")}</p>
      <form className="stack" onSubmit={(event) => void submit(event)}>
        {problem && (
          <Alert color="son" role="alert">
            {problem.message}
          </Alert>
        )}
        <TextInput
          label={t("firstAdmin.fullName")}
          required
          value={account.full_name}
          onChange={set("full_name")}
          error={wrong("full_name")}
          autoComplete="name"
        />
        <TextInput
          label={t("firstAdmin.username")}
          description={t("firstAdmin.usernameHelp")}
          required
          value={account.username}
          onChange={set("username")}
          error={wrong("username")}
          autoComplete="username"
        />
        <PasswordInput
          label={t("firstAdmin.password")}
          description={t("firstAdmin.passwordHelp")}
          required
          value={account.password}
          onChange={set("password")}
          error={wrong("password")}
          autoComplete="new-password"
        />
        <Button type="submit" loading={busy}>
          {t("firstAdmin.submit")}
        </Button>
      </form>
    </Frame>
  );
}
