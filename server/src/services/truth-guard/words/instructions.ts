import type { Span } from '../fact';
import { lowerView } from '../lower-view';

/**
 * Somebody who speaks to the model instead of to readers. In an article it bears nothing; in a post
 * it is a leak. Patterns by language, without case; texts are looked at in the scan view.
 */
const LATIN: readonly string[] = [
  // English
  '(?:ignore|disregard|forget|override|bypass)\\s(?:\\w+\\s){0,3}?(?:(?:previous|prior|above|earlier|your|all|any|these|those|my|system)\\s(?:\\w+\\s){0,3}?(?:instructions?|rules|prompts?|directions|guidelines|guardrails|messages?|article|content)|everything\\s(?:above|before|you)|instructions?|above)',
  '(?:previous|prior|above|earlier|system|hidden)\\s(?:instructions?|prompts?)',
  'system\\s?prompt|developer\\s(?:message|mode)|jailbreak|prompt\\sinjection',
  'new\\sinstructions?(?=\\s?:|\\sfor\\s(?:the\\s)?(?:ai|model|assistant|llm))',
  "as\\san?\\s(?:(?:large\\s)?language\\smodel|ai(?:\\s(?:language\\s)?(?:model|assistant)|,))|i\\sam\\san?\\s(?:ai|language\\smodel)|i['’]m\\san?\\s(?:ai|language\\smodel)",
  '(?:dear|attention|note\\s(?:to|for)|message\\s(?:to|for)|hey|hello)\\s(?:the\\s|any\\s)?(?:ai|llm|language\\smodels?|assistant|chatbots?|gpt|adapt(?:er|ation)\\sbot)(?!\\s(?:assisted|based|research|tools?))',
  'you\\s(?:are|must)\\s(?:now|from\\snow\\son)\\s(?:\\w+\\s){0,3}?(?:an?\\s|in\\s|post|write|obey|answer|act)',
  '(?:instead\\s(?:write|post|say)|your\\s(?:new\\s|real\\s|only\\s)?task\\sis|your\\snew\\s(?:role|goal|job)|act\\sas\\s(?:an?\\s)?(?:ai|admin|developer|system|unrestricted))',
  '(?:add|append|insert|include|put|attach|mention|tag|end|finish|close|sign|begin|start|replace|swap|link)\\s(?:(?:[^.!?\\n]|[.!?](?=\\S)){0,120}?\\s)?(?:(?:in|to|into|on|of|at|with)\\s)?(?:(?:the\\s|your\\s|every\\s|each\\s|all\\s|any\\s|this\\s)(?:end\\sof\\s(?:the\\s|your\\s|every\\s|each\\s)?)?(?:posts?|tweets?|captions?|summar(?:y|ies)|adaptations?|outputs?|answers?|respons(?:e|es)|repl(?:y|ies)|hashtags\\slist))(?!\\soffice)',
  '(?:translate|summari[sz]e|rewrite|repeat|decode)\\s(?:this|the\\sfollowing|it|everything|the\\stext|that)(?:(?:[^.!?\\n]|[.!?](?=\\S)){0,60}?)(?:then|and)\\s(?:post|publish|write|add|follow|execute|do|obey|say)',
  '(?:post|write|output|say|publish|answer|reply|respond|print)\\s(?:(?:only|exactly|instead|nothing\\sbut|verbatim)\\s?[:"“„«\\[]|the\\sfollowing(?:\\stext|\\swords)|only\\s(?:this|the\\sfollowing)|this\\sinstead)',
  "(?:do\\snot|don['’]t|never)\\s(?:tell|inform|reveal|mention\\sthis|let)\\s(?:the\\s)?(?:user|editor|reader|human|anyone)",
  '(?:reveal|print|show|output|repeat)\\s(?:me\\s)?(?:your|the)\\s(?:system|hidden|initial|secret)',
  '(?:begin|start|end)\\sof\\s(?:system|prompt|instructions?|task|article\\sdata)|(?:end|begin)\\s(?:system|task|problem|data|article)(?=\\s?[>:=#\\]-])',
  // Fake turns
  '(?<=^|[\\n\\]"“>.!?。-]\\s?)(?:system|assistant|developer|admin|override|sistema|système|systemnachricht|sistema\\smessaggio|система|النظام|מערכת|系统|系統|システム|시스템|시스템 메시지|सिस्टम)\\s?(?:message|override|note|notice|update|notiz|hinweis|nachricht|mensaje|mensagem|messaggio|消息|提示|メッセージ|메시지|رسالة)?\\s?[:：](?!//)',
  '<\\|[^|<>\\n]{0,40}\\|>|\\[/?(?:inst|sys|system)\\]|<</?sys>>|</?(?:system|assistant)>|<{2,}\\s?(?:task|problem)|(?:task|problem)\\s?>{2,}|#{2,}\\s?(?:system|instruction|new\\stask)|"?role"?\\s?:\\s?"?(?:system|assistant)',
  // German
  '(?:ignorier\\w*|vergiss|vergesst|missachte\\w*|überschreib\\w*)\\s(?:\\S+\\s){0,5}?(?:anweisung\\w*|instruktion\\w*|regeln|vorgaben|prompt\\w*|auftrag|befehle)',
  '(?:vorherige\\w*|bisherige\\w*|obige\\w*|frühere\\w*)\\s(?:anweisung\\w*|instruktion\\w*|befehle\\w*)|neue\\sanweisung\\w*(?=\\s?:)|als\\s(?:ki|künstliche\\sintelligenz|sprachmodell)(?:-(?:modell|assistent)\\w*|,|(?=\\s(?:kann|habe|bin|darf)))|(?:hinweis|nachricht|notiz|achtung)\\s?,?\\s?(?:an|für)?\\s?(?:die\\s|das\\s)?(?:ki|sprachmodell)',
  '(?:füge|hänge|setze|schreibe|schreib|nenne|erwähne|verlinke|ersetze|beende)\\s(?:(?:[^.!?\\n]|[.!?](?=\\S)){0,120}?\\s)?(?:jeden|jedem|den|dem|allen|alle|deinen|deine|deiner|im|ins|die|der)\\s(?:ende\\s(?:jedes|des|aller)\\s)?(?:post|posts|beitrag\\w*|beiträge\\w*|text|texte|antwort\\w*|hashtags|link)',
  'übersetze\\s(?:dies|das|den|diesen)(?:[^.!?\\n]|[.!?](?=\\S)){0,60}?(?:dann|und)\\s(?:poste|veröffentliche|schreibe|füge)|(?:du\\sbist\\s(?:jetzt|nun|ab\\ssofort)\\s(?:ein|eine|im))|antworte\\snur|schreibe?\\s(?:nur|stattdessen|ausschließlich)\\s?[:„"“«]',
  // French
  '(?:ignore[rz]?|oublie[rz]?|néglige[rz]?)\\s(?:\\S+\\s){0,5}?(?:instructions?|consignes?|règles|directives)',
  "(?:instructions?|consignes?)\\s(?:précédentes?|antérieures?|ci-dessus)|nouvelles?\\s(?:instructions?|consignes?)(?=\\s?:)|en\\stant\\squ['’](?:ia(?!\\p{L})|intelligence\\sartificielle|modèle\\sde)|(?:note|message|attention)\\s?,?\\s?(?:à|pour|destiné\\sà)\\sl['’](?:ia|assistant|intelligence)",
  '(?:ajoute[rz]?|insère|insérez|mentionne[rz]?|inclu[stez]+|remplace[rz]?|termine[rz]?)\\s(?:(?:[^.!?\\n]|[.!?](?=\\S)){0,120}?\\s)?(?:chaque|ce|cette|la|le|tous\\sles|toutes\\sles|votre|ta|ton|à\\sla\\sfin\\sdu|au)\\s(?:post|posts|publications?|texte|réponse|tweet|message|lien)',
  'tradui[stez]+\\s(?:ceci|cela|ce\\stexte|le\\stexte)(?:[^.!?\\n]|[.!?](?=\\S)){0,60}?(?:puis|et)\\s(?:publie|poste|écri|ajoute)|tu\\ses\\smaintenant|vous\\sêtes\\smaintenant|réponds?\\suniquement|écri[sv]\\w*\\s(?:seulement|uniquement|plutôt)\\s?[:„"“«]',
  // Spanish
  '(?:ignora[dr]?|ignore|olvid[ae]\\w*|descarta|omite)\\s(?:\\S+\\s){0,5}?(?:instrucciones|reglas|indicaciones|órdenes)',
  '(?:instrucciones|indicaciones)\\s(?:anteriores|previas)|nuevas?\\sinstrucci(?:ón|ones)(?=\\s?:)|como\\s(?:una\\s)?(?:ia|inteligencia\\sartificial|modelo\\sde\\slenguaje)|(?:nota|mensaje|atención)\\s?,?\\s?(?:para|a)\\s(?:la\\s|el\\s)?(?:ia|asistente|modelo)',
  '(?:añade|agrega|incluye|inserta|menciona|sustituye|reemplaza|termina)\\s(?:(?:[^.!?\\n]|[.!?](?=\\S)){0,120}?\\s)?(?:cada|la|el|todas\\slas|todos\\slos|tu|al\\sfinal\\sde\\s?(?:la|el|l|cada)?)\\s?(?:publicaci(?:ón|ones)|post|posts|texto|respuesta|tuit|enlace|mensaje)',
  'traduce\\s(?:esto|este|el)(?:[^.!?\\n]|[.!?](?=\\S)){0,60}?(?:luego|después|y)\\s(?:publica|escribe|añade|agrega)|ahora\\seres|responde\\s(?:solo|sólo|únicamente)|escribe\\s(?:solo|sólo|únicamente|en\\ssu\\slugar)\\s?[:„"“«]',
  // Portuguese
  '(?:ignor[ea]\\w*|esque[çc]a\\w*|desconsidere)\\s(?:\\S+\\s){0,5}?(?:instruções|regras|orientações|ordens)',
  '(?:instruções|orientações)\\s(?:anteriores|prévias)|novas?\\sinstruç(?:ão|ões)(?=\\s?:)|como\\s(?:uma\\s)?(?:ia|inteligência\\sartificial|modelo\\sde\\slinguagem)|(?:nota|mensagem|atenção)\\s?,?\\s?(?:para|à|ao)\\s(?:a\\s|o\\s)?(?:ia|assistente|modelo)',
  '(?:adicion[ea]|acrescent[ea]|inclu[ai]|insir[ae]|mencion[ea]|substitu[ai]|termin[ea])\\s(?:(?:[^.!?\\n]|[.!?](?=\\S)){0,120}?\\s)?(?:cada|a|o|no|na|todas\\sas|todos\\sos|ao\\sfinal\\sd[aeo])\\s(?:cada\\s)?(?:publicaç(?:ão|ões)|post|posts|texto|resposta|ligação|link|mensagem)',
  'traduz(?:a|ir)?\\s(?:isto|isso|este|o)(?:[^.!?\\n]|[.!?](?=\\S)){0,60}?(?:depois|e)\\s(?:publi|escrev|adicion)|(?:agora\\s(?:és|você\\sé))|respond[ae]\\s(?:só|apenas|somente)|escrev[ae]\\s(?:só|apenas|somente)\\s?[:„"“«]',
  // Italian
  '(?:ignora(?:re|te)?|dimentica(?:re|te)?|trascura)\\s(?:\\S+\\s){0,5}?(?:istruzioni|regole|indicazioni)',
  "(?:istruzioni|indicazioni)\\s(?:precedenti|sopra)|nuov[ae]\\sistruzion[ei](?=\\s?:)|in\\squanto\\s(?:ia|intelligenza\\sartificiale|modello)|come\\s(?:ia|intelligenza\\sartificiale|modello\\slinguistico)|(?:nota|messaggio|attenzione)\\s?,?\\s?(?:per|all['’])\\s?(?:l['’])?(?:ia|assistente|intelligenza)",
  '(?:aggiungi|inserisci|includi|menziona|sostituisci|termina|concludi)\\s(?:(?:[^.!?\\n]|[.!?](?=\\S)){0,120}?\\s)?(?:ogni|il|la|tutti\\si|al|nel|alla\\sfine\\sdel)\\s(?:post|testo|risposta|pubblicazione|tweet|link|messaggio)',
  'traduci\\s(?:questo|il)(?:[^.!?\\n]|[.!?](?=\\S)){0,60}?(?:poi|e)\\s(?:pubblica|scrivi|aggiungi)|ora\\ssei\\s(?:un|una|in)|rispondi\\s(?:solo|soltanto)|scrivi\\s(?:solo|soltanto|invece)\\s?[:„"“«]',
  // Dutch, Polish, Turkish
  '(?:negeer|vergeet)\\s(?:\\S+\\s){0,5}?(?:instructies|regels|opdrachten)|(?:voeg|zet)\\s(?:(?:[^.!?\\n]|[.!?](?=\\S)){0,120}?\\s)?(?:elk|elke|de|het)\\s(?:bericht|post|tekst|antwoord)|als\\s(?:ai-model|taalmodel)',
  '(?:zignoruj|ignoruj|zapomnij)\\s(?:\\S+\\s){0,5}?(?:instrukcj\\w*|polece\\w*|zasad\\w*)|(?:dodaj|wstaw)\\s(?:(?:[^.!?\\n]|[.!?](?=\\S)){0,120}?\\s)?(?:każdego|posta|tekstu|wpisu)|jako\\s(?:model\\sjęzykowy|si)',
  '(?:önceki|yukarıdaki)\\s(?:tüm\\s)?(?:talimat\\w*|komut\\w*)\\w*|talimatları\\s(?:yok\\ssay|unut)|her\\sgönderi\\w*\\s(?:[^.!?\\n]|[.!?](?=\\S)){0,60}?ekle|bir\\syapay\\szeka\\solarak',
];

const OTHERS: readonly string[] = [
  // Russian and Ukrainian
  '(?:игнорируй\\p{L}*|забудь\\p{L}*|проигнорируй\\p{L}*|ігноруй\\p{L}*|забудь)\\s(?:\\S+\\s){0,5}?(?:инструкци\\p{L}*|правил\\p{L}*|указани\\p{L}*|інструкці\\p{L}*|вказівк\\p{L}*)|(?:добавь\\p{L}*|вставь\\p{L}*|додай\\p{L}*|встав\\p{L}*)\\s(?:(?:[^.!?\\n]|[.!?](?=\\S)){0,120}?\\s)?(?:пост\\p{L}*|текст\\p{L}*|ответ\\p{L}*|публикаци\\p{L}*|допис\\p{L}*|публікаці\\p{L}*)|как\\s(?:языковая\\sмодель|ии)(?!\\p{L})|як\\s(?:мовна\\sмодель|ші)(?!\\p{L})|(?:предыдущие|прежние|попередні)\\s(?:инструкци|указани|інструкці)\\p{L}*',
  // Arabic, Hebrew, Hindi
  '(?:تجاهل|انس|أهمل)\\s(?:\\S+\\s){0,4}?(?:التعليمات|الأوامر|القواعد|تعليمات)|التعليمات\\sالسابقة|(?:أضف|أدرج|اذكر|ضع)\\s(?:[^.!؟\\n]{0,90}?\\s)?(?:المنشور|منشور|النص|التغريدة|الرد)|(?:بصفتي|كوني|باعتباري)\\s(?:نموذج|ذكاء)|(?:إلى|ملاحظة\\sإلى)\\sالذكاء\\sالاصطناعي|اكتب\\sفقط|تعليمات\\sجديدة',
  '(?:התעלם|התעלמי|שכח)\\s(?:\\S+\\s){0,4}?(?:ההוראות|הוראות|הכללים)|(?:הוסף|הוסיפי|הכנס)\\s(?:(?:[^.!?\\n]|[.!?](?=\\S)){0,120}?\\s)?(?:לפוסט|פוסט|לטקסט|לתשובה)|כמודל\\sשפה|בתור\\sבינה\\sמלאכותית',
  '(?:पिछले|पिछली|उपरोक्त|सभी)\\s(?:सभी\\s)?(?:निर्देश\\p{M}*\\p{L}*\\p{M}*|निर्देशों)|निर्देशों\\s(?:को\\s)?(?:अनदेखा|भूल)|(?:पोस्ट|टेक्स्ट)\\sमें\\s[^।!?\\n]{0,60}?(?:जोड़ें|जोड़ो|डालें|लिखें)|एआई\\sके\\sरूप\\sमें',
  // Chinese, Japanese, Korean
  '(?:忽略|无视|無視|忘记|忘掉|不要理会)[^。！？\\n]{0,12}?(?:指令|指示|说明|提示|规则|要求|內容)|(?:之前|以上|上述|先前)的?(?:所有)?(?:指令|指示|提示词)|系统提示|提示词|作为(?:一个)?(?:人工智能|ai|语言模型)|(?:在|请在)[^。！？\\n]{0,14}?(?:帖子|文章|回答|回复|文案|推文)[^。！？\\n]{0,10}?(?:加上|添加|插入|附上|写上|提及)|(?:翻译|翻譯)[^。！？\\n]{0,20}?(?:然后|再)(?:发布|發布|发帖|写)|只(?:输出|回答)|新的?指令',
  '(?:これまで|以前|上記|前|すべて|全て)の?(?:すべての|全ての)?(?:指示|命令|ルール|プロンプト)|指示を(?:無視|忘れ)|(?:無視|忘れ)して(?:ください|、|次)|システムプロンプト|(?:ai|人工知能|言語モデル)(?:として|への(?:指示|メモ|お願い))|(?:投稿|本文|回答|返答|ツイート)(?:の最後|の末尾|に)[^。！？\\n]{0,40}?(?:追加|挿入|入れて|加えて|書いて|付けて)|翻訳(?:して|し)[^。！？\\n]{0,20}?投稿|(?:だけ|のみ)を?(?:出力|書いて|投稿)|新しい指示',
  '(?:이전|위의|앞의|모든)\\s?(?:모든\\s?)?(?:지시|명령|지침|프롬프트)|지시(?:를|사항을)\\s?(?:무시|잊)|시스템\\s?프롬프트|(?:ai|인공지능|언어\\s?모델)(?:로서|에게)|(?:게시물|본문|답변|글)(?:의?\\s?끝)?에\\s?[^.!?\\n]{0,40}?(?:추가|삽입|넣어|적어)|번역(?:한|하고|해서)[^.!?\\n]{0,20}?게시|(?:만)\\s?출력|새로운\\s?지시',
];

/** Their letters are in no text that is written in Latin ones alone. */
const HAS_OTHERS =
  /[\p{sc=Cyrl}\p{sc=Arab}\p{sc=Hebr}\p{sc=Deva}\p{sc=Han}\p{sc=Kana}\p{sc=Hira}\p{sc=Hang}]/u;
/** Once for all patterns, because a border is quickly seen. In lower case: ignoring case is slow. */
const BORDER = '(?<![\\p{sc=Latn}\\p{sc=Cyrl}\\p{N}])';
const latin = new RegExp(`${BORDER}(?:${LATIN.join('|')})`, 'gu');
const others = new RegExp(`${BORDER}(?:${OTHERS.join('|')})`, 'gu');

/** Stretches that speak to a model. */
export const instructionsIn = (view: string): Span[] => {
  const lower = lowerView(view);
  const spans = spansOf(lower, latin);
  return HAS_OTHERS.test(view) ? [...spans, ...spansOf(lower, others)] : spans;
};

const spansOf = (text: string, pattern: RegExp): Span[] =>
  Array.from(text.matchAll(pattern), ({ 0: words, index }) => ({
    start: index,
    end: index + words.length,
  }));
