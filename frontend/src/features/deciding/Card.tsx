import { Button, Menu, Modal } from "@mantine/core";
import {
  IconArrowBackUp,
  IconCheck,
  IconClockPause,
  IconExternalLink,
  IconMessageQuestion,
} from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { nameOf } from "@/shared/api/decisionQueries";
import type { DecisionCard, Transition } from "@/shared/api/types";
import { why } from "@/shared/live/said";
import { pageOf } from "@/shared/record/pageOf";
import { asks } from "@/shared/transitions/asks";
import { TransitionForm } from "@/shared/transitions/TransitionForm";
import { useActKeys } from "@/shared/transitions/useActKeys";
import { offerOf } from "@/shared/undo/offers";
import { AskSheet, askable } from "./AskSheet";
import { Facts } from "./Facts";
import { ReturnSheet } from "./ReturnSheet";
import { type Decided, useDecide } from "./useDecide";

/** One decision: what, from whom, in time or late, the product, what others said, and the buttons. */
export function Card({
  card,
  alone,
  onDone,
  onAsked,
  onLater,
  again,
}: {
  card: DecisionCard;
  /** Nothing stands behind it, so it cannot be put off. */
  alone: boolean;
  onDone: (decided: Decided) => void;
  onAsked: () => void;
  onLater: () => void;
  again: () => void;
}) {
  const { t } = useTranslation();
  const [asked, ask] = useState<Transition | null>(null);
  const decide = useDecide(card, onDone);
  const { agree, refuse, accepts } = card;
  const plain = (one: Transition) => one.needs.length === 1 && one.needs[0]?.kind === "text";
  const begin = (one: Transition) => (asks(one) ? ask(one) : decide.run(one));
  const close = () => ask(null);
  useActKeys(agree ?? undefined, refuse ?? undefined, ask);
  const accept = () => decide.act.mutate({ path: "tickets/transitions/accept", body: { items: accepts } });
  return (
    <article className="decide-card" aria-label={card.title}>
      <Facts card={card} />
      {decide.problem && !asked && (
        <div className="note tone-red" role="alert">
          <p className="grow">{decide.problem.passing ? t("deciding.waiting") : why(decide.problem, t)}</p>
          {decide.problem.moved && (
            <button type="button" className="text-button" onClick={again}>
              {t("deciding.lookAgain")}
            </button>
          )}
        </div>
      )}
      <div className="decide-buttons">
        {refuse && (
          <Button
            size="lg"
            variant="default"
            leftSection={<IconArrowBackUp size={20} stroke={2} aria-hidden />}
            disabled={decide.busy}
            onClick={() => begin(refuse)}
          >
            {t("deciding.refuse")}
          </Button>
        )}
        {agree && (
          <Button
            size="lg"
            leftSection={<IconCheck size={20} stroke={2} aria-hidden />}
            loading={decide.busy}
            onClick={() => begin(agree)}
          >
            {t("deciding.agree")}
          </Button>
        )}
        {!agree && accepts.length > 0 && (
          <Link {...pageOf(card)} className="button-link decide-open">
            {t("deciding.openReport")}
          </Link>
        )}
        {!agree && accepts.length > 0 && (
          <Button size="lg" loading={decide.busy} onClick={accept}>
            {t("deciding.acceptAll", { count: accepts.length })}
          </Button>
        )}
        {!agree && !accepts.length && (
          <Link {...pageOf(card)} className="button-link button-primary decide-open">
            {t("deciding.openPage")}
          </Link>
        )}
      </div>
      <Aside card={card} alone={alone} onAsked={onAsked} onLater={onLater} />
      {asked && asked === refuse && plain(asked) ? (
        <ReturnSheet card={card} transition={asked} decide={decide} onClose={close} />
      ) : (
        <Modal
          opened={asked !== null}
          onClose={close}
          title={asked?.label.replace(/…$/, "")}
          closeButtonProps={{ "aria-label": t("app.close") }}
        >
          {asked && (
            <TransitionForm
              transition={asked}
              gone={false}
              subject={{ type: card.kind, id: card.id }}
              onDone={(record) =>
                onDone({
                  names: [nameOf(card)],
                  title: card.title,
                  said: asked === refuse ? "refuse" : "agree",
                  undo: offerOf(record),
                  at: performance.now(),
                })
              }
              onCancel={close}
            />
          )}
        </Modal>
      )}
    </article>
  );
}

/** The third way: not now, a question first, or the whole page, where one can look further. */
function Aside({
  card,
  alone,
  onAsked,
  onLater,
}: {
  card: DecisionCard;
  alone: boolean;
  onAsked: () => void;
  onLater: () => void;
}) {
  const { t } = useTranslation();
  const [asking, ask] = useState(false);
  const question = askable(card);
  return (
    <>
      <Menu position="top" width={280}>
        <Menu.Target>
          <Button variant="subtle" className="decide-aside">
            {t(question ? "deciding.aside" : "deciding.later")}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {question && (
            <Menu.Item
              leftSection={<IconMessageQuestion size={20} stroke={1.75} aria-hidden />}
              onClick={() => ask(true)}
            >
              {t("deciding.askOf", { name: question.whom.full_name })}
            </Menu.Item>
          )}
          {!alone && (
            <Menu.Item leftSection={<IconClockPause size={20} stroke={1.75} aria-hidden />} onClick={onLater}>
              {t("deciding.later")}
            </Menu.Item>
          )}
          <Menu.Item
            leftSection={<IconExternalLink size={20} stroke={1.75} aria-hidden />}
            renderRoot={(props) => <Link {...pageOf(card)} {...props} />}
          >
            {t("deciding.openPage")}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {asking && question && (
        <AskSheet
          {...question}
          onDone={() => {
            ask(false); // the card stays where nothing stands behind it
            onAsked();
          }}
          onClose={() => ask(false)}
        />
      )}
    </>
  );
}
