import { Button, Menu, Modal } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Transition } from "@/shared/api/types";
import { useOffer } from "@/shared/offers/offers";
import { MoreActs } from "@/shared/ui/ActBar";
import { REFUSED } from "@/shared/ui/refused";
import { asks } from "./asks";
import { TransitionForm } from "./TransitionForm";
import { useActKeys } from "./useActKeys";
import { type Moved, useTransition } from "./useTransition";

/** The buttons of a record, from what the server offers: one primary, one secondary, the rest under "…". */
export function Acts({
  transitions,
  subject,
  title,
  keys = true,
}: {
  transitions: Transition[];
  subject: Moved;
  title: string;
  /** Whether E and R act here, and the palette: not where several records stand on one page. */
  keys?: boolean;
}) {
  const { t } = useTranslation();
  const [asked, ask] = useState<Transition | null>(null);
  const enabled = transitions.filter((transition) => transition.enabled);
  const primary = enabled.find((transition) => transition.weight === "primary");
  const secondary = enabled.filter((transition) => transition !== primary && transition.weight !== "more");
  // A single act that is left stands as a button: a menu of one hides it.
  const shown = secondary.length || primary || enabled.length > 1 ? secondary.slice(0, 1) : enabled;
  const rest = enabled.filter((transition) => transition !== primary && !shown.includes(transition));
  // The form follows the record: when somebody was faster, what is sent next is about the new version.
  const offered = enabled.find((transition) => transition.name === asked?.name);
  const back = enabled.find((transition) => transition.name === "send_back");
  useActKeys(keys ? (primary ?? shown[0]) : undefined, keys ? back : undefined, ask);
  useOffer(keys ? { title, enabled, ask } : null);
  if (!enabled.length && !asked) return null;
  return (
    <div className="acts">
      {shown.map((transition) => (
        <ActButton key={transition.name} transition={transition} subject={subject} ask={ask} />
      ))}
      {primary && <ActButton transition={primary} subject={subject} ask={ask} primary />}
      {rest.length > 0 && (
        <MoreActs alone={!primary && !shown.length}>
          {rest.map((transition) => (
            <Menu.Item
              key={transition.name}
              color={transition.tone === "danger" ? "son" : undefined}
              onClick={() => ask(transition)}
            >
              {transition.label}
            </Menu.Item>
          ))}
        </MoreActs>
      )}
      <Modal
        opened={asked !== null}
        onClose={() => ask(null)}
        title={asked?.label.replace(/…$/, "")}
        closeButtonProps={{ "aria-label": t("app.close") }}
      >
        <p className="dim small clamp-2 dialog-about">{title}</p>
        {asked && (
          <TransitionForm
            transition={offered ?? asked}
            gone={!offered}
            subject={subject}
            onDone={() => ask(null)}
            onCancel={() => ask(null)}
          />
        )}
      </Modal>
    </div>
  );
}

/** Runs at once when nothing must be asked, else opens the form. */
function ActButton({
  transition,
  subject,
  ask,
  primary = false,
}: {
  transition: Transition;
  subject: Moved;
  ask: (t: Transition) => void;
  primary?: boolean;
}) {
  const { t } = useTranslation();
  // Without a form there is no place for words of refusal but a note that stays until it is closed.
  const run = useTransition(
    transition,
    subject,
    () => undefined,
    (problem) =>
      notifications.show({
        ...REFUSED,
        title: problem.stale ? t("dialog.stale") : t("dialog.notDone", { label: transition.label }),
        message: problem.passing ? t("dialog.offline") : problem.message,
      }),
  );
  return (
    <Button
      variant={primary ? "filled" : "default"}
      loading={run.isPending}
      onClick={() => (asks(transition) ? ask(transition) : run.mutate({}))}
    >
      {transition.label}
    </Button>
  );
}
