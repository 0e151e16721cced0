import { Button, Modal, PasswordInput } from "@mantine/core";
import { type FormEvent, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { write } from "@/shared/api/client";
import { answerWith } from "./again";

type Answer = (typed: boolean) => void;

/** Asks for the password when an act needs it, and lets the act go on. */
export function PasswordAgain() {
  const { t } = useTranslation();
  const [answer, setAnswer] = useState<{ say: Answer } | null>(null);
  useEffect(() => answerWith(() => new Promise<boolean>((say) => setAnswer({ say }))), []);
  if (!answer) return null;
  const end = (typed: boolean) => {
    answer.say(typed);
    setAnswer(null);
  };
  return (
    <Modal
      opened
      onClose={() => end(false)}
      title={t("trust.again")}
      closeButtonProps={{ "aria-label": t("app.close") }}
    >
      <Form onTyped={() => end(true)} />
    </Modal>
  );
}

function Form({ onTyped }: { onTyped: () => void }) {
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
