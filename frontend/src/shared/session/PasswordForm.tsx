import { Button, PasswordInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { write } from "@/shared/api/client";

/** The password, typed again. */
export function PasswordForm({ onTyped }: { onTyped: () => void }) {
  const { t } = useTranslation();
  const [password, setPassword] = useState("");
  const [wrong, setWrong] = useState<string>();
  const [busy, setBusy] = useState(false);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    try {
      await write("POST", "me/password", { password });
      onTyped();
    } catch (problem) {
      setWrong((problem as Error).message);
      setBusy(false);
    }
  };
  return (
    <form className="stack" onSubmit={(event) => void send(event)}>
      <p className="dim small">{t("trust.againHelp")}</p>
      <PasswordInput
        label={t("signIn.password")}
        autoComplete="current-password"
        required
        data-autofocus
        value={password}
        error={wrong}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      <Button type="submit" loading={busy}>
        {t("trust.go")}
      </Button>
    </form>
  );
}
