/** Words of made-up programmes in the site's languages: English, Russian and Kazakh. */
export type Word = { readonly en: string; readonly ru: string; readonly kk: string };

type Words = readonly [Word, ...Word[]];

function wordsOf(table: string): Words {
  const [first, ...rest] = table
    .trim()
    .split('\n')
    .map((line) => {
      const [en = '', ru = '', kk = ''] = line.split('|').map((cell) => cell.trim());
      return { en, ru, kk };
    });
  if (!first) throw new Error('A table of words is empty');
  return [first, ...rest];
}

/** What is to be done with something: "Build", and in Kazakh the verb that follows it. */
export const ACTIONS = wordsOf(`
  Build | Построить | салу
  Repair | Отремонтировать | жөндеу
  Modernise | Модернизировать | жаңғырту
  Open | Открыть | ашу
  Support | Поддержать | қолдау
  Expand | Расширить | кеңейту
  Equip | Оснастить | жабдықтау
  Restore | Восстановить | қалпына келтіру
  Connect | Подключить | қосу
  Digitise | Оцифровать | цифрландыру
  Protect | Защитить | қорғау
  Finance | Профинансировать | қаржыландыру
`);

export const OBJECTS = wordsOf(`
  schools | школы | мектептер
  hospitals | больницы | ауруханалар
  nurseries | детские сады | балабақшалар
  libraries | библиотеки | кітапханалар
  bridges | мосты | көпірлер
  motorways | автомагистрали | автомагистральдар
  village roads | сельские дороги | ауыл жолдары
  railway lines | железнодорожные линии | теміржол желілері
  airports | аэропорты | әуежайлар
  canals | каналы | каналдар
  reservoirs | водохранилища | су қоймалары
  water mains | водопроводы | су құбырлары
  sewers | канализации | кәріз жүйелері
  power lines | линии электропередачи | электр желілері
  wind farms | ветропарки | жел электр станциялары
  solar plants | солнечные станции | күн электр станциялары
  gas pipelines | газопроводы | газ құбырлары
  boiler houses | котельные | қазандықтар
  forests | леса | ормандар
  pastures | пастбища | жайылымдар
  orchards | сады | бақтар
  dairy farms | молочные фермы | сүт фермалары
  greenhouses | теплицы | жылыжайлар
  granaries | зернохранилища | астық қоймалары
  flats | квартиры | пәтерлер
  dormitories | общежития | жатақханалар
  clinics | поликлиники | емханалар
  ambulance stations | станции скорой помощи | жедел жәрдем станциялары
  laboratories | лаборатории | зертханалар
  universities | университеты | университеттер
  colleges | колледжи | колледждер
  museums | музеи | мұражайлар
  theatres | театры | театрлар
  stadiums | стадионы | стадиондар
  playgrounds | игровые площадки | ойын алаңдары
  parks | парки | саябақтар
  courts | суды | соттар
  police stations | полицейские участки | полиция учаскелері
  fire stations | пожарные части | өрт сөндіру бөлімдері
  post offices | почтовые отделения | пошта бөлімшелері
  factories | заводы | зауыттар
  workshops | мастерские | шеберханалар
  mines | шахты | шахталар
  landfills | полигоны отходов | қалдық полигондары
  recycling plants | перерабатывающие заводы | қайта өңдеу зауыттары
  data centres | центры данных | деректер орталықтары
  broadband networks | широкополосные сети | кеңжолақты желілер
  public services | государственные услуги | мемлекеттік қызметтер
`);

/** Places that are on no map. */
export const PLACES = wordsOf(`
  Aksara | Аксара | Ақсара
  Berel | Берел | Берел
  Chalkar | Чалкар | Шалқар
  Dostyk Plain | Достыкская равнина | Достық жазығы
  Eltay | Елтай | Елтай
  Fergal | Фергал | Фергал
  Guldar | Гулдар | Гүлдар
  Halasu | Халасу | Халасу
  Irgis | Иргис | Ырғыз
  Jarbulak | Жарбулак | Жарбұлақ
  Karmyn | Кармын | Қармын
  Lepsi | Лепси | Лепсі
  Mergen | Мерген | Мерген
  Narynkol | Нарынкол | Нарынқол
  Orlan | Орлан | Орлан
  Penjal | Пенжал | Пенжал
  Qoltas | Колтас | Қолтас
  Rudnik | Рудник | Рудник
  Sarytau | Сарытау | Сарытау
  Tolebi | Толеби | Төлеби
  Ulken | Улькен | Үлкен
  Vostok | Восток | Восток
  Western Steppe | Западная степь | Батыс дала
  Yrysty | Ырысты | Ырысты
  Zhanaozek | Жанаозек | Жаңаөзек
  Lower Valley | Нижняя долина | Төменгі аңғар
  Upper Valley | Верхняя долина | Жоғарғы аңғар
  Lake Region | Озёрный край | Көлді өңір
  Northern Coast | Северное побережье | Солтүстік жағалау
  Old Capital | Старая столица | Ескі астана
`);

/** What is to come of it. */
export const AIMS = wordsOf(`
  so that no child has to travel far | чтобы ни один ребёнок не ездил далеко | ешбір бала алысқа бармауы үшін
  so that the waiting lists disappear | чтобы исчезли очереди | кезек жойылуы үшін
  so that losses fall by half | чтобы потери сократились вдвое | шығын екі есе азаюы үшін
  so that young families stay | чтобы молодые семьи остались | жас отбасылар қалуы үшін
  so that exports grow | чтобы рос экспорт | экспорт өсуі үшін
  so that the air becomes cleaner | чтобы воздух стал чище | ауа тазаруы үшін
  so that prices stay affordable | чтобы цены остались доступными | баға қолжетімді болуы үшін
  so that small firms find customers | чтобы малые предприятия нашли покупателей | шағын кәсіпорындар тұтынушы табуы үшін
  so that winters bring no outages | чтобы зимой не было аварий | қыста апат болмауы үшін
  so that people with disabilities can use them | чтобы ими могли пользоваться люди с инвалидностью | мүгедектігі бар адамдар пайдалана алуы үшін
`);

/** Who pays for it. */
export const MEANS = wordsOf(`
  The national budget pays | Платит республиканский бюджет | Республикалық бюджет төлейді
  Regions and investors share the cost | Расходы делят регионы и инвесторы | Шығынды өңірлер мен инвесторлар бөліседі
  A development bank lends the money | Деньги даёт банк развития | Ақшаны даму банкі береді
  Half comes from the reserve fund | Половину даёт резервный фонд | Жартысы резервтік қордан келеді
  The plan names no source of money | Источник денег в плане не назван | Жоспарда ақша көзі аталмаған
  Revenue from minerals is set aside | Откладываются доходы от недр | Жер қойнауы кірістері жинақталады
`);

export const PRINCIPLES = wordsOf(`
  A strong economy | Сильная экономика | Мықты экономика
  A healthy nation | Здоровая нация | Сау ұлт
  An educated country | Образованная страна | Білімді ел
  A clean land | Чистая земля | Таза жер
  A just state | Справедливое государство | Әділ мемлекет
`);

export const THEMES = wordsOf(`
  Trade | Торговля | Сауда
  Industry | Промышленность | Өнеркәсіп
  Farming | Сельское хозяйство | Ауыл шаруашылығы
  Transport | Транспорт | Көлік
  Energy | Энергетика | Энергетика
  Health care | Здравоохранение | Денсаулық сақтау
  Sport | Спорт | Спорт
  Families | Семьи | Отбасылар
  Schooling | Школьное образование | Мектеп білімі
  Science | Наука | Ғылым
  Culture | Культура | Мәдениет
  Water | Вода | Су
  Nature | Природа | Табиғат
  Housing | Жильё | Тұрғын үй
  Justice | Правосудие | Әділдік
  Local government | Местное самоуправление | Жергілікті басқару
`);

/** Notes on a figure. */
export const NOTES = wordsOf(`
  Preliminary, to be confirmed by the annual report | Предварительно, подтвердит годовой отчёт | Алдын ала дерек, жылдық есеп растайды
  Read off a chart in the report | Снято с графика в отчёте | Есептегі диаграммадан алынды
  Includes what private owners did | Включая сделанное частными владельцами | Жеке иелер жасағанын қоса
  Counted by a new way since this year | С этого года считается по-новому | Осы жылдан жаңаша есептеледі
  Rounded by the ministry in its announcement | Округлено министерством в сообщении | Министрлік хабарында дөңгелектелген
`);

export const REASONS = wordsOf(`
  The source corrected its table | Источник исправил таблицу | Дереккөз кестесін түзетті
  A digit was mistyped | Опечатка в цифре | Цифр қате терілген
  The figure was about another period | Показатель относился к другому периоду | Көрсеткіш басқа кезеңге қатысты болған
`);
