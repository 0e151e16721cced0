/** Words of being told by e-mail. */
export const mailbox = {
  mailbox: {
    title: "Told by e-mail",
    help: "Notices left unread for ten minutes are told by one mail, one an hour at most. It says how many and where, not what they are about.",
    address: "Your e-mail address",
    ask: "Send a code",
    sent: "A code of six digits is on its way to {{address}}.",
    to: "Address: {{address}}.",
    code: "Code in the mail",
    confirm: "Confirm",
    again: "Send another code",
    sentAgain: "Another code is on its way; the one before holds no more.",
    other: "Use another address",
    told: "Mails go to {{address}}.",
    stop: "Stop the mails",
    fault: {
      ADDRESS: "The mail server does not take this address. Please look at it again.",
      SERVER:
        "The mail server does not answer. It is tried again; if nothing comes, tell your administrator.",
    },
    unsent: { ADDRESS: "E-mail does not arrive: wrong address", SERVER: "E-mail could not be sent yet" },
  },
};
