// The page's own words and dates in the member's language. Code says them in English; a language without an entry, or a
// sentence that it lacks, stays English. {} stands for a value.

const RUSSIAN = {
  // Whoever is here
  "Servers": "Серверы", "Direct messages": "Личные сообщения", "Channels": "Каналы", "Channel list": "Список каналов", "Text channels": "Текстовые каналы",
  "The playground's clock": "Часы площадки", "Who you are": "Кто вы", "Show or hide channels": "Показать или скрыть каналы",
  "Show or hide member list": "Показать или скрыть участников", "Messages": "Сообщения", "Members": "Участники", "Apps": "Приложения", "APP": "ПРИЛОЖЕНИЕ",
  "App": "Приложение", "Role": "Роль", "Jump to present": "К последним сообщениям", "Connection lost. Trying again…": "Связь потеряна. Подключаемся снова…",
  "bot online": "бот в сети", "bot offline": "бот не в сети", "(unread)": "(не прочитано)", "Act as": "Действовать от лица",
  "manages the server": "управляет сервером", "ordinary member": "обычный участник", "Your Discord's language": "Язык вашего Discord",
  "Switch to dark colors": "Включить тёмную тему", "Switch to light colors": "Включить светлую тему",
  // The clock
  "Clock": "Часы", "Move the clock to": "Перевести часы на", "The playground's clock, which can be moved forward": "Часы площадки; их можно переводить вперёд",
  "Move the clock forward by an hour": "Перевести часы на час вперёд", "Move the clock forward by a day": "Перевести часы на день вперёд",
  "Move the clock to this time": "Перевести часы на это время", "+1 h": "+1 ч", "+1 d": "+1 д", "Go": "Перевести", "Skip to the next digest": "К следующему дайджесту",
  "Today at {}": "Сегодня в {}", "Yesterday at {}": "Вчера в {}", "Invalid Date": "Неверная дата",
  "No digest is scheduled. Set one up with /digest setup, or resume one.": "Дайджестов в расписании нет. Создайте: /дайджест создать.",
  // Messages
  "Welcome to {}!": "Добро пожаловать в {}!", "This is the start of the {} channel.": "Это начало канала {}.", "Type / to see what the bot can do.": "Введите /, чтобы узнать, что умеет бот.",
  "This is the beginning of your conversation with the bot.": "Это начало вашей переписки с ботом.", "used": "использует", "a command": "команду",
  "{} is thinking…": "{} думает…", "(edited)": "(изменено)", "Published": "Опубликовано", "Only you can see this": "Это видно только вам", "Dismiss message": "Убрать сообщение",
  "pinned a message to this channel.": "закрепляет сообщение в этом канале.", "started a thread.": "создаёт ветку.", "joined.": "присоединяется.",
  "Reply": "Ответить", "More": "Ещё", "Message": "Сообщение", "Edit Message": "Редактировать сообщение", "Copy Text": "Копировать текст", "Copy Message ID": "Копировать ID сообщения",
  "The bot has no commands here.": "Команд бота здесь нет.", "Original message was deleted": "Исходное сообщение удалено", "Jump to the message": "Перейти к сообщению",
  "Click to see attachment": "Нажмите, чтобы увидеть вложение", "There are no posts yet.": "Публикаций пока нет.", "1 reply": "1 ответ", "{} replies": "Ответов: {}", "Picture": "Картинка", "Spoiler": "Спойлер",
  "Replying to": "Ответ для", "Editing message": "Редактирование сообщения", "Stop replying": "Не отвечать", "Stop editing": "Не редактировать", "Mention the author": "Упомянуть автора",
  "Click to disable pinging the original author.": "Нажмите, чтобы не упоминать автора.", "Click to enable pinging the original author.": "Нажмите, чтобы упомянуть автора.", "ON": "ВКЛ", "OFF": "ВЫКЛ",
  // Writing and commands
  "Message {}": "Написать {}", "Open a post to write in it.": "Чтобы написать, откройте публикацию.", "You do not have permission to send messages in {}.": "У вас нет права писать в {}.",
  "Commands": "Команды", "Command {}": "Команда {}", "Send /{}": "Отправить /{}", "No command matches. Press Enter to send as a message.": "Такой команды нет. Enter отправит это как сообщение.",
  "Members and roles": "Участники и роли", "Notify users with this role who may view this channel.": "Уведомить участников с этой ролью, которые видят канал.",
  "Notify everyone in this channel.": "Уведомить всех в этом канале.", "Notify everyone online in this channel.": "Уведомить всех в этом канале, кто в сети.",
  "Options": "Параметры", "This command takes nothing more.": "Других параметров у команды нет.", "Loading options…": "Загрузка вариантов…", "Nothing matches.": "Ничего не подходит.",
  "True": "Да", "False": "Нет", "Options matching what you typed": "Подходящие варианты", "No options match. You can send it as it is.": "Подходящих вариантов нет. Можно отправить так.",
  "Loading options failed.": "Не удалось загрузить варианты.", "This option is required. Specify a value.": "Этот параметр обязателен. Укажите значение.",
  "Choose one of the options.": "Выберите один из вариантов.", "This must be a whole number.": "Нужно целое число.", "This must be a number.": "Нужно число.", "This must be True or False.": "Нужно «Да» или «Нет».",
  "There is none of that name here.": "Здесь такого нет.", "At least {} characters.": "Символов не меньше {}.", "This is 1 character too long: shorten it to {}.": "Лишний 1 символ: сократите до {}.",
  "This is {} characters too long: shorten it to {}.": "Лишних символов: {}. Сократите до {}.", "At least {}.": "Не меньше {}.", "At most {}.": "Не больше {}.",
  "Make a selection": "Сделайте выбор", "Nothing to choose from": "Выбирать не из чего", "Done": "Готово",
  // Forms and failures
  "Close": "Закрыть", "Cancel": "Отмена", "Submit": "Отправить", "This field is required.": "Это поле обязательно.", "Must be at least {} in length.": "Длина — не меньше {}.",
  "This form will be submitted to {}. Do not share passwords or other sensitive information.": "Эту форму получит {}. Не сообщайте пароли и другие секреты.",
  "The application did not respond": "Приложение не отвечает", "This interaction failed": "Ошибка взаимодействия", "Something went wrong. Try again.": "Что-то пошло не так. Попробуйте ещё раз.",
  "You do not have permission to use this command.": "У вас нет права использовать эту команду.", "This command can't be used here.": "Здесь эту команду использовать нельзя.",
};
const LANGUAGES = { ru: RUSSIAN };
const labelled = [...document.querySelectorAll("[aria-label]")].map((node) => [node, node.getAttribute("aria-label")]);
const written = ["banner", "present"].map((id) => document.getElementById(id)).map((node) => [node, node?.textContent]);

let language = "en";

/** Take up a locale of Discord's: what is drawn from now on is in that language. */
export function setLocale(code) {
  language = code.startsWith("en") ? "en" : code;
  document.documentElement.lang = language;
  for (const [node, english] of labelled) {
    node.setAttribute("aria-label", say(english));
    if (node.title) node.title = say(english);
  }
  for (const [node, english] of written) if (node) node.textContent = say(english);
}

/** For Intl: days before months, in English too. */
export function dateLocale() {
  return language === "en" ? "en-GB" : language;
}

/** An English sentence in the member's language. */
export function say(english, ...values) {
  const template = LANGUAGES[language]?.[english] ?? english;
  return template.replaceAll("{}", () => values.shift());
}
