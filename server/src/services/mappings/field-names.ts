import type { FieldRole } from '../../../../contracts/mappings';

const words = (list: string): readonly string[] => list.trim().split(/\s+/);

/**
 * How attributes are called that give something, the likeliest first: in English, then as German,
 * French, Spanish, Portuguese, Italian, Dutch, Polish and Nordic teams name theirs. Lower-case
 * letters only; see {@link plainName}.
 */
export const FIELD_NAMES: Readonly<Record<FieldRole, readonly string[]>> = {
  title: words(`title headline heading name subject label displayname pagetitle
    titel ueberschrift schlagzeile betreff titre intitule nom titulo encabezado nombre nome titolo
    kop naam tytul nazwa rubrik overskrift otsikko naslov baslik nadpis nazev cim
    metatitle ogtitle`),
  summary: words(`excerpt summary teaser lead lede abstract intro introduction shortdescription
    standfirst subtitle subheading tagline snippet description shorttext
    zusammenfassung kurzbeschreibung kurztext vorspann einleitung anriss beschreibung
    extrait resume chapo chapeau accroche description resumen extracto entradilla bajada descripcion
    resumo descricao linhafina riassunto sommario descrizione occhiello
    samenvatting omschrijving inleiding streszczenie zajawka opis ingress sammanfattning resume
    metadescription seodescription ogdescription`),
  body: words(`body content text article story richtext copy maintext bodytext fulltext post
    inhalt artikel fliesstext haupttext beitrag corps contenu texte article
    cuerpo contenido texto articulo corpo conteudo contenuto testo inhoud tekst tresc
    innehall brodtext indhold innhold sisalto obsah tartalom
    blocks sections components dynamiczone zone modules pagebuilder layout`),
  image: words(`cover coverimage featuredimage mainimage heroimage leadimage image picture photo
    hero thumbnail thumb banner poster teaserimage previewimage headerimage keyvisual
    titelbild hauptbild vorschaubild aufmacher bild beitragsbild
    couverture imageprincipale vignette visuel portada imagenprincipal imagendestacada imagen foto
    capa imagem imagemdestaque copertina immagine immaginecopertina omslag afbeelding hoofdafbeelding
    okladka obrazek zdjecie omslagsbild forside kansi kuva
    shareimage socialimage ogimage metaimage media`),
  images: words(`gallery images pictures photos media slideshow carousel slides album assets
    galerie bilder bildergalerie fotos medien fotogalerie photos visuels
    galeria imagenes medios imagens midias galleria immagini galerij afbeeldingen galeria zdjecia
    galleri kuvat`),
  video: words(`video film clip movie reel trailer videofile mainvideo herovideo teaservideo
    videos videoclip pelicula filmato wideo elokuva`),
  tags: words(`tags tag keywords hashtags topics categories labels topic category section subjects
    schlagworte schlagwoerter stichworte themen kategorien thema kategorie rubrik ressort
    motscles etiquettes sujets themes categories etiquetas palabrasclave temas categorias tema
    categoria palavraschave parolechiave argomenti categorie etichette trefwoorden onderwerpen
    rubrieken tagi kategorie slowakluczowe taggar etiketter emner amnen avainsanat
    metakeywords`),
  author: words(`author authors writer writers byline reporter journalist columnist
    autor autoren autorin verfasser redakteur auteur auteurs redacteur autores redactor autora
    autore autori schrijver autorzy forfatter forfattare skribent kirjoittaja`),
  language: words(`language lang languagecode sprache langue idioma lingua taal jezyk sprak kieli`),
};

/** How the part of an address is called that is the entry's own. */
export const SLUG_NAMES: readonly string[] = words(
  `slug urlslug pageslug seoslug permalink handle alias urlkey kurzname adresse cheminurl`
);

/** Components whose attributes are the entry's own in everything but their place. */
export const OWN_PARTS: readonly string[] =
  words(`seo meta metadata sharing share social opengraph og
  header hero head intro lead teaser main general basic basics base info details content article post
  kopf allgemein entete cabecera cabecalho testata`);

/** Names that say the same in whatever component they stand. */
export const TELLING_NAMES: readonly string[] = words(`metatitle ogtitle metadescription
  seodescription ogdescription metaimage shareimage socialimage ogimage metakeywords`);

/** Pictures and files that are about something else than the entry. */
export const NO_SHOW: readonly string[] =
  words(`avatar logo icon favicon signature attachment attachments document
  documents file files download downloads pdf audio podcast background pattern sponsor badge
  anhang anhaenge datei dateien pieces fichier archivo arquivo allegato bijlage`);

/** A name as it is looked up: `cover_image` and `coverImage` are `coverimage`. */
export const plainName = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');
