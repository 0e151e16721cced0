/** What this device does by itself, and leaving it. */
import { notifications } from "@mantine/notifications";
import { watchAway, wipe, wipeOld } from "@/shared/device/lock";
import { unsentOf } from "@/shared/device/records";
import { watchBuild } from "@/shared/device/shell";
import { i18next } from "@/shared/i18n";
import { signOut } from "@/shared/session/session";
import { sayInOurWords } from "./ourWords";

/** Started with the page: locks up after a while away, wipes what is too old, says when there is a new build. */
export function watchDevice(): void {
  sayInOurWords(document);
  watchAway();
  wipeOld(new Date()).catch(() => undefined); // storage switched off: there is nothing to wipe
  watchBuild(() =>
    say("new-build", i18next.t("device.newVersion"), i18next.t("device.reload"), () =>
      window.location.reload(),
    ),
  );
}

/** Signing out takes this person's pack off the device; what was not sent would go with it, so that is refused. */
export async function leave(user: number): Promise<void> {
  const unsent = await unsentOf(user).catch(() => new Map<string, number>());
  const [first] = unsent.keys();
  if (first) {
    const count = [...unsent.values()].reduce((sum, one) => sum + one, 0);
    const words = `${i18next.t("device.stay")}. ${i18next.t("device.stayHelp", { count })}`;
    say("unsent", words, i18next.t("device.toUnsent"), () =>
      window.location.assign(`/on-site/${first}/unsent`),
    );
    return;
  }
  await wipe(user).catch(() => undefined);
  await signOut();
}

/** A note that stays, with the one thing to do about it. */
function say(id: string, words: string, act: string, go: () => void): void {
  notifications.hide(id);
  notifications.show({
    id,
    autoClose: false,
    color: "nghe",
    message: (
      <>
        {words}{" "}
        <button type="button" className="text-button" onClick={go}>
          {act}
        </button>
      </>
    ),
  });
}
