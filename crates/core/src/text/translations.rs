//! The texts in every language that is built in: one row a key, one column a language.

use super::report;
#[cfg(test)]
use super::{KEYS, Key};
use crate::value::Value;

/// The languages with a file of their own, by BCP 47 tag; English needs none.
pub const LANGUAGES: [&str; 7] = ["zh-Hans", "zh-Hant", "ja", "de", "fr", "es", "ar"];

/// A key and what it says in each of [`LANGUAGES`].
pub type Translation = (&'static str, [&'static str; 7]);

/// Every translation. Placeholders in braces are kept as they are.
#[rustfmt::skip] // one row a key
pub const TRANSLATIONS: &[Translation] = &[
    ("close", ["关闭", "關閉", "閉じる", "Schließen", "Fermer", "Cerrar", "إغلاق"]),
    ("previous", ["上一个", "上一個", "前へ", "Zurück", "Précédent", "Anterior", "السابق"]),
    ("next", ["下一个", "下一個", "次へ", "Weiter", "Suivant", "Siguiente", "التالي"]),
    ("for-you", ["为你推荐", "為你推薦", "あなたへのおすすめ", "Für Sie ausgesucht", "Choisi pour vous", "Elegido para ti", "مختارات لك"]),
    ("similar", ["相似商品", "相似商品", "似ている商品", "Ähnliche Artikel", "Articles similaires", "Artículos similares", "منتجات مشابهة"]),
    ("bought-together", ["搭配推荐", "搭配推薦", "一緒におすすめ", "Passt gut dazu", "Va bien avec", "Combina bien con", "يتناسب مع"]),
    ("trending", ["热门商品", "熱門商品", "人気の商品", "Gerade beliebt", "Populaire en ce moment", "Popular ahora", "الأكثر رواجًا"]),
    ("recently-viewed", ["最近浏览", "最近瀏覽", "最近見た商品", "Zuletzt angesehen", "Vus récemment", "Vistos recientemente", "شوهدت مؤخرًا"]),
    ("new-arrivals", ["新品上架", "新品上架", "新着商品", "Neu eingetroffen", "Nouveautés", "Novedades", "وصل حديثًا"]),
    ("add-to-cart", ["加入购物车", "加入購物車", "カートに入れる", "In den Warenkorb", "Ajouter au panier", "Añadir al carrito", "أضف إلى السلة"]),
    ("added", ["已加入", "已加入", "追加しました", "Hinzugefügt", "Ajouté", "Añadido", "تمت الإضافة"]),
    ("former-price", ["原价", "原價", "元の価格", "Früherer Preis", "Ancien prix", "Precio anterior", "السعر السابق"]),
    ("rated", ["评分 {rating}（满分 5 分），评价数：{count}", "評分 {rating}（滿分 5 分），評價數：{count}", "5点満点中{rating}、評価数：{count}", "Bewertet mit {rating} von 5, Anzahl der Bewertungen: {count}", "Noté {rating} sur 5, nombre d’avis : {count}", "Valorado con {rating} de 5, número de valoraciones: {count}", "التقييم {rating} من 5، عدد التقييمات: {count}"]),
    ("reason-viewed-with", ["看过“{name}”的人也看过", "看過「{name}」的人也看過", "「{name}」と一緒に閲覧されています", "Zusammen mit {name} angesehen", "Consulté avec {name}", "Visto junto con {name}", "شوهد مع {name}"]),
    ("reason-bought-with", ["常与“{name}”一起购买", "常與「{name}」一起購買", "「{name}」と一緒に購入されています", "Zusammen mit {name} gekauft", "Acheté avec {name}", "Comprado junto con {name}", "تم شراؤه مع {name}"]),
    ("reason-like", ["与“{name}”相似", "與「{name}」相似", "「{name}」に似ています", "Ähnlich wie {name}", "Semblable à {name}", "Parecido a {name}", "مشابه لـ {name}"]),
    ("reason-popular", ["近期热门", "近期熱門", "いま人気", "Gerade beliebt", "Populaire en ce moment", "Popular ahora", "رائج الآن"]),
    ("reason-rated", ["好评众多", "好評眾多", "多くの高評価", "Von vielen gut bewertet", "Bien noté par beaucoup", "Bien valorado por muchos", "حاصل على تقييمات جيدة من كثيرين"]),
    ("reason-new", ["新品", "新品", "新着", "Neu", "Nouveau", "Nuevo", "جديد"]),
    ("reason-interest", ["因为你关注{name}", "因為你關注{name}", "{name}に関心のあるあなたへ", "Zu Ihrem Interesse: {name}", "Selon votre intérêt : {name}", "Por tu interés en {name}", "لاهتمامك بـ {name}"]),
    ("reason-picked", ["店铺精选", "店鋪精選", "ショップのおすすめ", "Vom Shop ausgewählt", "Choisi par la boutique", "Elegido por la tienda", "من اختيار المتجر"]),
    ("reason-again", ["你曾浏览过", "你曾瀏覽過", "以前に閲覧した商品", "Schon einmal angesehen", "Déjà consulté", "Ya lo has visto", "شاهدته من قبل"]),
    ("loading", ["正在加载", "正在載入", "読み込み中", "Wird geladen", "Chargement", "Cargando", "جارٍ التحميل"]),
    ("survey-send", ["提交", "提交", "送信", "Senden", "Envoyer", "Enviar", "إرسال"]),
    ("survey-skip", ["跳过", "略過", "スキップ", "Überspringen", "Passer", "Omitir", "تخطٍّ"]),
    ("survey-progress", ["第 {number} 题，共 {total} 题", "第 {number} 題，共 {total} 題", "質問 {number}／{total}", "Frage {number} von {total}", "Question {number} sur {total}", "Pregunta {number} de {total}", "السؤال {number} من {total}"]),
    ("survey-required", ["请回答此问题", "請回答此問題", "この質問にお答えください", "Bitte beantworten Sie diese Frage", "Veuillez répondre à cette question", "Responde a esta pregunta, por favor", "يُرجى الإجابة عن هذا السؤال"]),
    ("survey-your-answer", ["您的回答", "您的回答", "ご回答", "Ihre Antwort", "Votre réponse", "Tu respuesta", "إجابتك"]),
    ("survey-thanks", ["感谢您的回答。", "感謝您的回答。", "ご回答ありがとうございました。", "Vielen Dank für Ihre Antworten.", "Merci pour vos réponses.", "Gracias por tus respuestas.", "شكرًا على إجاباتك."]),
    ("survey-title", ["问卷调查", "問卷調查", "アンケート", "Umfrage", "Enquête", "Encuesta", "استبيان"]),
    ("nps-low", ["完全不可能", "完全不可能", "まったく思わない", "Äußerst unwahrscheinlich", "Pas du tout probable", "Nada probable", "غير محتمل إطلاقًا"]),
    ("nps-high", ["非常可能", "非常可能", "非常にそう思う", "Äußerst wahrscheinlich", "Très probable", "Muy probable", "محتمل للغاية"]),
    ("csat-low", ["非常不满意", "非常不滿意", "とても不満", "Sehr unzufrieden", "Très insatisfait", "Muy insatisfecho", "غير راضٍ إطلاقًا"]),
    ("csat-2", ["不满意", "不滿意", "不満", "Unzufrieden", "Insatisfait", "Insatisfecho", "غير راضٍ"]),
    ("csat-3", ["一般", "普通", "どちらともいえない", "Neutral", "Neutre", "Neutral", "محايد"]),
    ("csat-4", ["满意", "滿意", "満足", "Zufrieden", "Satisfait", "Satisfecho", "راضٍ"]),
    ("csat-high", ["非常满意", "非常滿意", "とても満足", "Sehr zufrieden", "Très satisfait", "Muy satisfecho", "راضٍ جدًا"]),
    ("ces-low", ["非常困难", "非常困難", "とても難しい", "Sehr schwierig", "Très difficile", "Muy difícil", "صعب جدًا"]),
    ("ces-high", ["非常容易", "非常容易", "とても簡単", "Sehr einfach", "Très facile", "Muy fácil", "سهل جدًا"]),
    ("rating-value", ["{value} 分，满分 {total} 分", "{value} 分，滿分 {total} 分", "{total}点中{value}点", "{value} von {total}", "{value} sur {total}", "{value} de {total}", "{value} من {total}"]),
    ("banner-title", ["优惠", "優惠", "お得な情報", "Angebot", "Offre", "Oferta", "عرض"]),
    ("copy-code", ["复制优惠码", "複製優惠碼", "コードをコピー", "Code kopieren", "Copier le code", "Copiar código", "نسخ الرمز"]),
    ("copied", ["已复制", "已複製", "コピーしました", "Kopiert", "Copié", "Copiado", "تم النسخ"]),
    ("days", ["天", "天", "日", "Tage", "jours", "días", "أيام"]),
    ("hours", ["小时", "小時", "時間", "Std.", "h", "h", "ساعات"]),
    ("minutes", ["分", "分", "分", "Min.", "min", "min", "دقائق"]),
    ("seconds", ["秒", "秒", "秒", "Sek.", "s", "s", "ثوانٍ"]),
    ("ends-in", ["剩余时间：{time}", "剩餘時間：{time}", "残り{time}", "Endet in {time}", "Se termine dans {time}", "Termina en {time}", "ينتهي خلال {time}"]),
    ("away", ["再买 {remaining} 即享{reward}", "再買 {remaining} 即享{reward}", "あと{remaining}で{reward}", "Noch {remaining} bis: {reward}", "Plus que {remaining} : {reward}", "Te faltan {remaining}: {reward}", "يتبقى {remaining} للحصول على {reward}"]),
    ("reached", ["已享受：{reward}", "已享有：{reward}", "達成：{reward}", "Erreicht: {reward}", "Obtenu : {reward}", "Conseguido: {reward}", "حصلت على: {reward}"]),
    ("spend-bar", ["距离下一个奖励的进度", "距離下一個獎勵的進度", "次の特典までの進み具合", "Fortschritt bis zur nächsten Belohnung", "Progression vers le prochain avantage", "Progreso hasta la próxima recompensa", "التقدم نحو المكافأة التالية"]),
];

/// The file of a language: an object of texts by key. `None` if it is not built in.
pub fn language_file(language: &str) -> Option<Value> {
    file(language, TRANSLATIONS)
}

/// The same of what only experiment reports say.
pub fn report_file(language: &str) -> Option<Value> {
    file(language, report::TRANSLATIONS)
}

fn file(language: &str, translations: &[Translation]) -> Option<Value> {
    let column = LANGUAGES.iter().position(|known| *known == language)?;
    let rows = translations
        .iter()
        .map(|(key, texts)| ((*key).to_owned(), texts[column].into()));
    Some(Value::Object(rows.collect()))
}

#[cfg(test)]
/// The placeholders of a text, sorted.
fn placeholders(text: &str) -> Vec<&str> {
    let mut found: Vec<&str> = text
        .split('{')
        .skip(1)
        .filter_map(|part| part.split_once('}'))
        .map(|(name, _)| name)
        .collect();
    found.sort_unstable();
    found
}

#[cfg(test)]
/// Every translation that is missing, empty, repeated, unknown, or has other placeholders than the English text.
fn faults(keys: &[&Key], translations: &[Translation]) -> Vec<String> {
    let row = |key: &Key| {
        translations
            .iter()
            .filter(|(name, _)| *name == key.name)
            .collect::<Vec<_>>()
    };
    let mut faults = Vec::new();
    for key in keys {
        let [(_, texts)] = row(key)[..] else {
            faults.push(format!(
                "{}: {} rows instead of one",
                key.name,
                row(key).len()
            ));
            continue;
        };
        for (language, text) in LANGUAGES.iter().zip(texts) {
            if text.trim().is_empty() || placeholders(text) != placeholders(key.english) {
                faults.push(format!(
                    "{} in {language}: \"{text}\" for \"{}\"",
                    key.name, key.english
                ));
            }
        }
    }
    let unknown = translations
        .iter()
        .filter(|(name, _)| !keys.iter().any(|key| key.name == *name));
    faults.extend(unknown.map(|(name, _)| format!("{name}: no such key")));
    faults
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_is_there_in_every_language() {
        for (keys, translations) in [(KEYS, TRANSLATIONS), (report::KEYS, report::TRANSLATIONS)] {
            assert_eq!(faults(keys, translations), Vec::<String>::new());
        }
    }

    #[test]
    fn a_language_file_has_every_key() {
        for language in LANGUAGES {
            let file = language_file(language).unwrap();
            assert!(
                KEYS.iter().all(|key| file.get(key.name).is_some()),
                "{language}"
            );
            let file = report_file(language).unwrap();
            let there = |key: &&Key| file.get(key.name).is_some();
            assert!(report::KEYS.iter().all(there), "{language}");
        }
        assert_eq!(language_file("tlh"), None);
    }

    #[test]
    fn keys_are_unique() {
        let mut names: Vec<_> = KEYS
            .iter()
            .chain(report::KEYS)
            .map(|key| key.name)
            .collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), KEYS.len() + report::KEYS.len());
    }
}
