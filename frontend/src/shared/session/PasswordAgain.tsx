import { Modal } from "@mantine/core";
import { lazy, Suspense, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { answerWith } from "./again";

const Form = lazy(() => import("./PasswordForm").then((loaded) => ({ default: loaded.PasswordForm })));

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
      <Suspense fallback={null}>
        <Form onTyped={() => end(true)} />
      </Suspense>
    </Modal>
  );
}
