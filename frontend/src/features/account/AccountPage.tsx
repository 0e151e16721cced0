import { Alert, Button, PasswordInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { ApiProblem } from "@/shared/api/problem";
import { devicesQuery } from "@/shared/api/queries";
import { useAct } from "@/shared/api/useAct";
import { changePassword } from "@/shared/session/session";
import { Crumbs, Panel } from "@/shared/ui/Page";
import { Failed, Loading } from "@/shared/ui/states";

/** One's own password, and where else one is signed in. */
export function AccountPage() {
  const { t } = useTranslation();
  return (
    <div className="page page-narrow stack">
      <Crumbs title={t("account.title")}>
        <b>{t("account.title")}</b>
      </Crumbs>
      <h1>{t("account.title")}</h1>
      <Password />
      <Devices />
    </div>
  );
}

const EMPTY = { current_password: "", new_password: "" };

function Password() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [typed, setTyped] = useState(EMPTY);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [busy, setBusy] = useState(false);
  const set = (name: keyof typeof EMPTY) => (event: { currentTarget: { value: string } }) => {
    const { value } = event.currentTarget;
    setTyped((kept) => ({ ...kept, [name]: value }));
  };
  const wrong = (name: string) => problem?.errors.find((error) => error.field === name)?.message;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    try {
      await changePassword(typed);
      setTyped(EMPTY);
      void queries.invalidateQueries({ queryKey: devicesQuery.queryKey });
      notifications.show({ message: t("account.changed") });
    } catch (error) {
      setProblem(error instanceof ApiProblem ? error : new ApiProblem(500, {}));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Panel title={t("account.password")} aside={t("account.passwordHelp")}>
      <form className="stack" onSubmit={(event) => void submit(event)}>
        {problem && !problem.errors.length && (
          <Alert color="son" role="alert">
            {problem.message}
          </Alert>
        )}
        <PasswordInput
          label={t("account.current")}
          required
          value={typed.current_password}
          onChange={set("current_password")}
          error={wrong("current_password")}
          autoComplete="current-password"
        />
        <PasswordInput
          label={t("account.new")}
          description={t("firstAdmin.passwordHelp")}
          required
          value={typed.new_password}
          onChange={set("new_password")}
          error={wrong("new_password")}
          autoComplete="new-password"
        />
        <div className="form-buttons">
          <Button type="submit" loading={busy}>
            {t("account.change")}
          </Button>
        </div>
      </form>
    </Panel>
  );
}

function Devices() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const devices = useQuery(devicesQuery);
  const ending = useAct<{ others: number }>((answer) => queries.setQueryData(devicesQuery.queryKey, answer));
  return (
    <Panel title={t("account.devices")}>
      {devices.isPending && <Loading rows={1} height={40} />}
      {devices.error && <Failed error={devices.error} retry={() => void devices.refetch()} />}
      {ending.problem && (
        <Alert color="son" role="alert">
          {ending.problem.message}
        </Alert>
      )}
      {devices.data && (
        <>
          <p>
            {t(devices.data.others ? "account.others" : "account.onlyHere", { count: devices.data.others })}
          </p>
          {devices.data.others > 0 && (
            <Button
              variant="default"
              className="self-start"
              loading={ending.isPending}
              onClick={() => ending.mutate({ path: "me/devices", body: {} })}
            >
              {t("account.endOthers")}
            </Button>
          )}
        </>
      )}
    </Panel>
  );
}
