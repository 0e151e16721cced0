import { Modal, Switch } from "@mantine/core";
import { Fragment, useState } from "react";
import { useTranslation } from "react-i18next";
import { inForce } from "@/shared/ui/keysInForce";
import { setSingleKeys, singleKeys } from "@/shared/ui/singleKeys";
import { usePhone } from "@/shared/ui/usePhone";
import { walksRows } from "@/shared/ui/useRowFocus";
import { COMMAND_K } from "./PaletteButton";

/** Keys with a blank between are pressed one after the other, with | either of them. */
const KEYS = [
  [
    "keys.everywhere",
    [
      [COMMAND_K.replace(" ", "+"), "keys.palette"],
      ["/", "keys.search"],
      ["N", "keys.give"],
      ["G V|K|B|T", "keys.go"],
      ["?", "keys.help"],
      ["Z", "keys.undo"],
      ["Ctrl+Enter", "keys.send"],
      ["Esc", "keys.escape"],
    ],
  ],
  [
    "keys.lists",
    [
      ["J|K", "keys.walk"],
      ["J|K", "keys.leaf"],
      ["Enter", "keys.open"],
      ["S", "keys.snooze"],
    ],
  ],
  [
    "keys.record",
    [
      ["E", "keys.act"],
      ["R", "keys.back"],
      ["C", "comments.write"],
      ["W", "attention.keys"],
    ],
  ],
  [
    "keys.board",
    [
      ["J|K|H|L", "keys.cards"],
      ["Space ←|→ Space", "keys.lift"],
      ["M", "board.moveTo"],
      ["Shift+F", "keys.wall"],
    ],
  ],
] as const;

/** What acts wherever one is; of the rest the page says which (`useInForce`). */
const ALWAYS = new Set(["keys.palette", "keys.search", "keys.go", "keys.help", "keys.send", "keys.escape"]);

/** What acts on the rows of a page's list. */
const OF_ROWS = new Set(["keys.walk", "keys.open"]);

/** What acts in a dialog over the page. */
const IN_DIALOG = new Set(["keys.palette", "keys.help", "keys.send", "keys.escape"]);

/** The keys that act on this page, or within the dialog that stands over it, and the way to do without those of a single letter. */
export default function Keys({ within, close }: { within: boolean; close: () => void }) {
  const { t } = useTranslation();
  const phone = usePhone();
  const [on, set] = useState(singleKeys);
  const [shown] = useState(() =>
    KEYS.map(([title, keys]) => ({
      title,
      keys: keys.filter(([, words]) =>
        within
          ? IN_DIALOG.has(words) || (words === "keys.leaf" && inForce(words))
          : ALWAYS.has(words) || inForce(words) || (OF_ROWS.has(words) && walksRows()),
      ),
    })).filter(({ keys }) => keys.length),
  );
  return (
    <Modal
      opened
      onClose={close}
      fullScreen={phone}
      size={560}
      title={t("keys.title")}
      closeButtonProps={{ "aria-label": t("app.close") }}
    >
      <div className="stack">
        {shown.map(({ title, keys }) => (
          <section key={title} aria-label={t(title)}>
            <h3 className="group">{t(title)}</h3>
            <dl className="keys">
              {keys.map(([key, words]) => (
                <div key={words}>
                  <dt>
                    <Pressed keys={key} />
                  </dt>
                  <dd>{t(words)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        <Switch
          label={t("keys.single")}
          description={t("keys.singleHelp")}
          checked={on}
          onChange={(event) => {
            set(event.currentTarget.checked);
            setSingleKeys(event.currentTarget.checked);
          }}
        />
      </div>
    </Modal>
  );
}

function Pressed({ keys }: { keys: string }) {
  const { t } = useTranslation();
  return keys.split(" ").map((step, n) => (
    <Fragment key={step + String(n)}>
      {n > 0 && <span className="dim small"> {t("keys.andThen")} </span>}
      {step.split("|").map((key, m) => (
        <Fragment key={key}>
          {m > 0 && <span className="visually-hidden">{t("keys.or")}</span>}
          {key.split("+").map((one) => (
            <kbd key={one}>{one}</kbd>
          ))}
        </Fragment>
      ))}
    </Fragment>
  ));
}
