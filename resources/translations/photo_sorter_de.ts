<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>{detail}</source>
        <translation>{detail}</translation>
    </message>
    <message>
        <source>Something went wrong</source>
        <translation>Etwas ist schiefgegangen</translation>
    </message>
    <message>
        <source>Your photos are untouched. The log file holds the details.</source>
        <translation>Deine Fotos sind unberührt. Einzelheiten stehen in der Protokolldatei.</translation>
    </message>
    <message>
        <source>A newer request came in</source>
        <translation>Eine neuere Anfrage kam dazwischen</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>Unterbrochen</translation>
    </message>
    <message>
        <source>What was done is kept; run it again to go on.</source>
        <translation>Was getan ist, bleibt; starte es nochmal, um weiterzumachen.</translation>
    </message>
    <message>
        <source>The disk is full</source>
        <translation>Die Festplatte ist voll</translation>
    </message>
    <message>
        <source>Free some space and try again.</source>
        <translation>Schaffe Platz und versuche es nochmal.</translation>
    </message>
    <message>
        <source>No space is left to save</source>
        <translation>Zum Speichern ist kein Platz mehr</translation>
    </message>
    <message>
        <source>The file cannot be saved ({detail})</source>
        <translation>Die Datei lässt sich nicht speichern ({detail})</translation>
    </message>
    <message>
        <source>Check that you may write to its folder.</source>
        <translation>Prüfe, ob du in ihren Ordner schreiben darfst.</translation>
    </message>
    <message>
        <source>There is no such file</source>
        <translation>Diese Datei gibt es nicht</translation>
    </message>
    <message>
        <source>Cannot read {name} ({detail})</source>
        <translation>{name} ist nicht lesbar ({detail})</translation>
    </message>
    <message>
        <source>The window&apos;s picture cannot be saved</source>
        <translation>Das Bild des Fensters lässt sich nicht speichern</translation>
    </message>
    <message>
        <source>The library has been closed</source>
        <translation>Die Bibliothek wurde geschlossen</translation>
    </message>
    <message>
        <source>There is no library here yet</source>
        <translation>Hier gibt es noch keine Bibliothek</translation>
    </message>
    <message>
        <source>Add a folder first.</source>
        <translation>Füge zuerst einen Ordner hinzu.</translation>
    </message>
    <message>
        <source>The library is in an older format and must be brought up to date first</source>
        <translation>Die Bibliothek hat ein älteres Format und muss zuerst auf den neuen Stand gebracht werden</translation>
    </message>
    <message>
        <source>Open it once with the application.</source>
        <translation>Öffne sie einmal mit dem Programm.</translation>
    </message>
    <message>
        <source>The library was opened for reading only</source>
        <translation>Die Bibliothek wurde nur zum Lesen geöffnet</translation>
    </message>
    <message>
        <source>The library cannot be used ({detail})</source>
        <translation>Die Bibliothek ist nicht benutzbar ({detail})</translation>
    </message>
    <message>
        <source>Check that its folder is there and that you may write to it.</source>
        <translation>Prüfe, ob ihr Ordner da ist und du hineinschreiben darfst.</translation>
    </message>
    <message>
        <source>The library is busy: another program is writing to it</source>
        <translation>Die Bibliothek ist beschäftigt: Ein anderes Programm schreibt gerade hinein</translation>
    </message>
    <message>
        <source>Close the other program and try again.</source>
        <translation>Schließe das andere Programm und versuche es nochmal.</translation>
    </message>
    <message>
        <source>The library cannot be written to</source>
        <translation>In die Bibliothek lässt sich nicht schreiben</translation>
    </message>
    <message>
        <source>Check that its folder and files are yours to write to, and that the disk is not mounted read-only.</source>
        <translation>Prüfe, ob du in ihren Ordner und ihre Dateien schreiben darfst und der Datenträger nicht nur zum Lesen eingebunden ist.</translation>
    </message>
    <message>
        <source>The library cannot be opened</source>
        <translation>Die Bibliothek lässt sich nicht öffnen</translation>
    </message>
    <message>
        <source>Check that its folder is there and that you may read and write it.</source>
        <translation>Prüfe, ob ihr Ordner da ist und du darin lesen und schreiben darfst.</translation>
    </message>
    <message>
        <source>The disk failed while the library was read or written</source>
        <translation>Der Datenträger versagte, während die Bibliothek gelesen oder geschrieben wurde</translation>
    </message>
    <message>
        <source>Check the disk and its free space, then open the library again.</source>
        <translation>Prüfe den Datenträger und den freien Platz darauf und öffne die Bibliothek dann wieder.</translation>
    </message>
    <message>
        <source>No space is left on the disk that holds the library</source>
        <translation>Auf dem Datenträger der Bibliothek ist kein Platz mehr</translation>
    </message>
    <message>
        <source>Free some space; what was being saved is tried again.</source>
        <translation>Schaffe Platz; das Speichern wird dann wiederholt.</translation>
    </message>
    <message>
        <source>Close it, or use its window. Searching from the command line works meanwhile.</source>
        <translation>Schließe ihn oder nutze sein Fenster. Auf der Kommandozeile kannst du trotzdem suchen.</translation>
    </message>
    <message>
        <source>Close that one first; searching works meanwhile.</source>
        <translation>Schließe zuerst den anderen; suchen kannst du trotzdem.</translation>
    </message>
    <message>
        <source>The library&apos;s folder cannot be locked ({detail})</source>
        <translation>Der Ordner der Bibliothek lässt sich nicht sperren ({detail})</translation>
    </message>
    <message>
        <source>Keep the library on a local disk where you may write.</source>
        <translation>Lege die Bibliothek auf einen Datenträger dieses Computers, auf den du schreiben darfst.</translation>
    </message>
    <message>
        <source>The library&apos;s folder cannot be written to ({detail})</source>
        <translation>In den Ordner der Bibliothek lässt sich nicht schreiben ({detail})</translation>
    </message>
    <message>
        <source>Check its rights and the space left on its disk.</source>
        <translation>Prüfe seine Rechte und den freien Platz auf seinem Datenträger.</translation>
    </message>
    <message>
        <source>The library&apos;s folder cannot be made ({detail})</source>
        <translation>Der Ordner der Bibliothek lässt sich nicht anlegen ({detail})</translation>
    </message>
    <message>
        <source>This library was indexed with another version of its model</source>
        <translation>Diese Bibliothek wurde mit einer anderen Version ihres Modells aufgebaut</translation>
    </message>
    <message>
        <source>The database is damaged: {detail}</source>
        <translation>Die Datenbank ist beschädigt: {detail}</translation>
    </message>
    <message>
        <source>Restore the newest copy beside the catalog.</source>
        <translation>Stelle die neueste Kopie neben dem Katalog wieder her.</translation>
    </message>
    <message>
        <source>This folder cannot be read</source>
        <translation>Dieser Ordner ist nicht lesbar</translation>
    </message>
    <message>
        <source>Give yourself permission to it.</source>
        <translation>Gib dir das Recht dazu.</translation>
    </message>
    <message>
        <source>There is no such folder</source>
        <translation>Diesen Ordner gibt es nicht</translation>
    </message>
    <message>
        <source>Check the spelling.</source>
        <translation>Prüfe die Schreibweise.</translation>
    </message>
    <message>
        <source>Choose another.</source>
        <translation>Wähle einen anderen.</translation>
    </message>
    <message>
        <source>This folder is watched already, as part of {folder}</source>
        <translation>Dieser Ordner wird schon beobachtet, als Teil von {folder}</translation>
    </message>
    <message>
        <source>This folder is not watched</source>
        <translation>Dieser Ordner wird nicht beobachtet</translation>
    </message>
    <message>
        <source>There is no watched folder called “{name}”</source>
        <translation>Kein beobachteter Ordner heißt „{name}“</translation>
    </message>
    <message>
        <source>Did you mean “{near}”?</source>
        <translation>Meintest du „{near}“?</translation>
    </message>
    <message>
        <source>The folder {folder} is not there</source>
        <translation>Der Ordner {folder} ist nicht da</translation>
    </message>
    <message>
        <source>Connect its drive, or remove the folder; its photos stay known meanwhile.</source>
        <translation>Schließe sein Laufwerk an oder entferne den Ordner; seine Fotos bleiben so lange bekannt.</translation>
    </message>
    <message>
        <source>The folder cannot be watched for changes ({detail})</source>
        <translation>Der Ordner lässt sich nicht auf Änderungen beobachten ({detail})</translation>
    </message>
    <message>
        <source>Check that it is there and that you may read it.</source>
        <translation>Prüfe, ob er da ist und du ihn lesen darfst.</translation>
    </message>
    <message>
        <source>The folder cannot be watched for changes: the system&apos;s limit of watched folders is reached</source>
        <translation>Der Ordner lässt sich nicht auf Änderungen beobachten: Die Grenze des Systems für beobachtete Ordner ist erreicht</translation>
    </message>
    <message>
        <source>Raise it with “sudo sysctl {setting}”.</source>
        <translation>Erhöhe sie mit „sudo sysctl {setting}“.</translation>
    </message>
    <message>
        <source>The folder cannot be watched for changes: the system&apos;s limit of programs that watch folders is reached</source>
        <translation>Der Ordner lässt sich nicht auf Änderungen beobachten: Die Grenze des Systems für Programme, die Ordner beobachten, ist erreicht</translation>
    </message>
    <message>
        <source>This photo is not in the library</source>
        <translation>Dieses Foto ist nicht in der Bibliothek</translation>
    </message>
    <message>
        <source>This is a folder, not a picture</source>
        <translation>Das ist ein Ordner, kein Bild</translation>
    </message>
    <message>
        <source>Name a picture file in it.</source>
        <translation>Nenne eine Bilddatei darin.</translation>
    </message>
    <message>
        <source>This photo cannot be searched with yet</source>
        <translation>Mit diesem Foto kann noch nicht gesucht werden</translation>
    </message>
    <message>
        <source>There is nothing to look for</source>
        <translation>Es gibt nichts zu suchen</translation>
    </message>
    <message>
        <source>Say what the photo shows, or name a tag, a date, a camera.</source>
        <translation>Sag, was das Foto zeigt, oder nenne ein Schlagwort, ein Datum, eine Kamera.</translation>
    </message>
    <message>
        <source>{given} descriptions are too many at once</source>
        <translation>{given} Beschreibungen sind zu viele auf einmal</translation>
    </message>
    <message>
        <source>Try other words, or choose a larger model in the settings.</source>
        <translation>Versuche es mit anderen Wörtern, oder wähle in den Einstellungen ein größeres Modell.</translation>
    </message>
    <message>
        <source>The model in use has never seen “{word}”</source>
        <translation>Das verwendete Modell kennt „{word}“ nicht</translation>
    </message>
    <message>
        <source>Try the name of a thing, a place or a colour.</source>
        <translation>Versuche es mit dem Namen eines Dings, eines Orts oder einer Farbe.</translation>
    </message>
    <message>
        <source>There is no field named “{field}”; it is looked for as words</source>
        <translation>Es gibt kein Feld namens „{field}“; es wird als Wort gesucht</translation>
    </message>
    <message>
        <source>Nothing stands after “{field}:”</source>
        <translation>Hinter „{field}:“ steht nichts</translation>
    </message>
    <message>
        <source>“{field}:” does not know “{value}”</source>
        <translation>„{field}:“ kennt „{value}“ nicht</translation>
    </message>
    <message>
        <source>“{field}:” takes a number, a comparison or a range, not “{value}”</source>
        <translation>Hinter „{field}:“ steht eine Zahl, ein Vergleich oder ein Bereich, nicht „{value}“</translation>
    </message>
    <message>
        <source>“{field}:” takes a year, a month, a day or a range, not “{value}”</source>
        <translation>Hinter „{field}:“ steht ein Jahr, ein Monat, ein Tag oder ein Zeitraum, nicht „{value}“</translation>
    </message>
    <message>
        <source>A quotation mark is not closed</source>
        <translation>Ein Anführungszeichen ist nicht geschlossen</translation>
    </message>
    <message>
        <source>A bracket is not closed</source>
        <translation>Eine Klammer ist nicht geschlossen</translation>
    </message>
    <message>
        <source>A bracket is closed that was not opened</source>
        <translation>Eine Klammer wird geschlossen, die nicht geöffnet wurde</translation>
    </message>
    <message>
        <source>There are too many brackets within one another</source>
        <translation>Zu viele Klammern stehen ineinander</translation>
    </message>
    <message>
        <source>Connect their folder, then try again.</source>
        <translation>Verbinde ihren Ordner und versuche es noch einmal.</translation>
    </message>
    <message>
        <source>A file needs a name</source>
        <translation>Eine Datei braucht einen Namen</translation>
    </message>
    <message>
        <source>A name that begins with a dot hides the file</source>
        <translation>Ein Name, der mit einem Punkt beginnt, versteckt die Datei</translation>
    </message>
    <message>
        <source>Choose another beginning.</source>
        <translation>Wähle einen anderen Anfang.</translation>
    </message>
    <message>
        <source>This name holds a character that file names cannot have</source>
        <translation>Dieser Name enthält ein Zeichen, das Dateinamen nicht haben können</translation>
    </message>
    <message>
        <source>Leave out / \ : * ? &quot; &lt; &gt; |.</source>
        <translation>Lass / \ : * ? &quot; &lt; &gt; | weg.</translation>
    </message>
    <message>
        <source>This name is too long for a file</source>
        <translation>Dieser Name ist zu lang für eine Datei</translation>
    </message>
    <message>
        <source>Choose a shorter one.</source>
        <translation>Wähle einen kürzeren.</translation>
    </message>
    <message>
        <source>Two files cannot have one name</source>
        <translation>Zwei Dateien können nicht einen Namen haben</translation>
    </message>
    <message>
        <source>A file of this name is there already</source>
        <translation>Eine Datei dieses Namens gibt es dort schon</translation>
    </message>
    <message>
        <source>The file cannot be renamed ({detail})</source>
        <translation>Die Datei lässt sich nicht umbenennen ({detail})</translation>
    </message>
    <message>
        <source>Look whether you may write in its folder.</source>
        <translation>Sieh nach, ob du in ihren Ordner schreiben darfst.</translation>
    </message>
    <message>
        <source>This would pass over nothing, or everything</source>
        <translation>Damit würde nichts übergangen oder alles</translation>
    </message>
    <message>
        <source>Name a folder, or a pattern such as *.png.</source>
        <translation>Nenne einen Ordner oder ein Muster wie *.png.</translation>
    </message>
    <message>
        <source>This is no pattern for folders and files</source>
        <translation>Das ist kein Muster für Ordner und Dateien</translation>
    </message>
    <message>
        <source>This is the watched folder {folder} itself</source>
        <translation>Das ist der beobachtete Ordner {folder} selbst</translation>
    </message>
    <message>
        <source>Stop watching it instead.</source>
        <translation>Beobachte ihn stattdessen nicht mehr.</translation>
    </message>
    <message>
        <source>This is passed over already</source>
        <translation>Das wird schon übergangen</translation>
    </message>
    <message>
        <source>This folder is in none of the watched folders</source>
        <translation>Dieser Ordner liegt in keinem beobachteten Ordner</translation>
    </message>
    <message>
        <source>It is not looked at.</source>
        <translation>Er wird ohnehin nicht angesehen.</translation>
    </message>
    <message>
        <source>Nothing of this pattern is passed over</source>
        <translation>Nach diesem Muster wird nichts übergangen</translation>
    </message>
    <message>
        <source>This search has too many alternatives</source>
        <translation>Diese Suche hat zu viele Alternativen</translation>
    </message>
    <message>
        <source>Look for some of them at a time.</source>
        <translation>Suche nach einigen davon auf einmal.</translation>
    </message>
    <message>
        <source>The model in use has never seen “{words}”</source>
        <translation>Das verwendete Modell kennt „{words}“ nicht</translation>
    </message>
    <message>
        <source>“{words}” does not say what a photo shows</source>
        <translation>„{words}“ sagt nicht, was ein Foto zeigt</translation>
    </message>
    <message>
        <source>It knows {values}.</source>
        <translation>Möglich sind {values}.</translation>
    </message>
    <message>
        <source>This file is not there any more</source>
        <translation>Diese Datei ist nicht mehr da</translation>
    </message>
    <message>
        <source>The file cannot go to the trash ({detail})</source>
        <translation>Die Datei kann nicht in den Papierkorb ({detail})</translation>
    </message>
    <message>
        <source>Its drive may have no trash, or be write-protected. Nothing was deleted.</source>
        <translation>Vielleicht hat ihr Laufwerk keinen Papierkorb oder ist schreibgeschützt. Es wurde nichts gelöscht.</translation>
    </message>
    <message>
        <source>This file is not in the trash any more</source>
        <translation>Diese Datei ist nicht mehr im Papierkorb</translation>
    </message>
    <message>
        <source>If it is, put it back from there: it keeps its tags and albums.</source>
        <translation>Falls doch, stelle sie dort wieder her: Sie behält ihre Schlagwörter und Alben.</translation>
    </message>
    <message>
        <source>The file cannot be put back ({detail})</source>
        <translation>Die Datei kann nicht zurückgelegt werden ({detail})</translation>
    </message>
    <message>
        <source>A photo has 0 to {most} stars, not {stars}</source>
        <translation>Ein Foto hat 0 bis {most} Sterne, nicht {stars}</translation>
    </message>
    <message>
        <source>No date changes</source>
        <translation>Kein Datum ändert sich</translation>
    </message>
    <message>
        <source>There is no time zone “{name}”</source>
        <translation>Es gibt keine Zeitzone „{name}“</translation>
    </message>
    <message>
        <source>Give one like +02:00 or Europe/Berlin.</source>
        <translation>Gib eine an wie +02:00 oder Europe/Berlin.</translation>
    </message>
    <message>
        <source>The disk of these photos is full</source>
        <translation>Das Laufwerk dieser Fotos ist voll</translation>
    </message>
    <message>
        <source>Nothing can be written beside them. Free some space; what was to be written is kept until then.</source>
        <translation>Neben sie lässt sich nichts schreiben. Schaffe Platz; was geschrieben werden soll, bleibt bis dahin gemerkt.</translation>
    </message>
    <message>
        <source>The disk of these photos is write-protected</source>
        <translation>Das Laufwerk dieser Fotos ist schreibgeschützt</translation>
    </message>
    <message>
        <source>Nothing can be written beside them. Allow writing to it; what was to be written is kept until then.</source>
        <translation>Neben sie lässt sich nichts schreiben. Erlaube das Schreiben darauf; was geschrieben werden soll, bleibt bis dahin gemerkt.</translation>
    </message>
    <message>
        <source>No permission beside these photos</source>
        <translation>Keine Rechte neben diesen Fotos</translation>
    </message>
    <message>
        <source>You may not read or write the .xmp files there. Change their permissions and those of the folder; what was to be written is kept until then.</source>
        <translation>Du darfst die .xmp-Dateien dort nicht lesen oder schreiben. Ändere ihre Rechte und die des Ordners; was geschrieben werden soll, bleibt bis dahin gemerkt.</translation>
    </message>
    <message>
        <source>Connect its drive. It is kept until the folder is back.</source>
        <translation>Schließ sein Laufwerk an. Bis der Ordner wieder da ist, bleibt es gemerkt.</translation>
    </message>
    <message>
        <source>This album is not there any more</source>
        <translation>Dieses Album gibt es nicht mehr</translation>
    </message>
    <message>
        <source>An album needs a name</source>
        <translation>Ein Album braucht einen Namen</translation>
    </message>
    <message>
        <source>There is no setting {name}</source>
        <translation>Es gibt keine Einstellung {name}</translation>
    </message>
    <message>
        <source>The setting {name} cannot have this value</source>
        <translation>Die Einstellung {name} kann diesen Wert nicht haben</translation>
    </message>
    <message>
        <source>It is {allowed}.</source>
        <translation>Möglich ist: {allowed}.</translation>
    </message>
    <message>
        <source>There is an album named “{name}” already</source>
        <translation>Es gibt schon ein Album namens „{name}“</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>Wähle einen anderen Namen.</translation>
    </message>
    <message>
        <source>There is no album called “{name}”</source>
        <translation>Kein Album heißt „{name}“</translation>
    </message>
    <message>
        <source>There is no tag called “{name}”</source>
        <translation>Kein Schlagwort heißt „{name}“</translation>
    </message>
    <message>
        <source>A tag needs a name</source>
        <translation>Ein Schlagwort braucht einen Namen</translation>
    </message>
    <message>
        <source>The vocabulary cannot be read ({detail})</source>
        <translation>Die Liste der Schlagwörter ist nicht lesbar ({detail})</translation>
    </message>
    <message>
        <source>The vocabulary is not understood, line {line}: not UTF-8 text</source>
        <translation>Die Liste der Schlagwörter ist unverständlich, Zeile {line}: kein Text in UTF-8</translation>
    </message>
    <message>
        <source>Correct that place, or remove the file to have the default vocabulary again.</source>
        <translation>Berichtige die Stelle oder entferne die Datei, um die mitgelieferte Liste zurückzubekommen.</translation>
    </message>
    <message>
        <source>The vocabulary is not understood, {detail}</source>
        <translation>Die Liste der Schlagwörter ist unverständlich, {detail}</translation>
    </message>
    <message>
        <source>The vocabulary is not understood, “tag” must be written as [[tag]]</source>
        <translation>Die Liste der Schlagwörter ist unverständlich, „tag“ muss als [[tag]] geschrieben werden</translation>
    </message>
    <message>
        <source>The vocabulary is not understood, tag {number} in line {line}: a tag needs a name</source>
        <translation>Die Liste der Schlagwörter ist unverständlich, Schlagwort {number} in Zeile {line}: Ein Schlagwort braucht einen Namen</translation>
    </message>
    <message>
        <source>The vocabulary is not understood, tag {number} in line {line}: “{name}” is there twice</source>
        <translation>Die Liste der Schlagwörter ist unverständlich, Schlagwort {number} in Zeile {line}: „{name}“ kommt zweimal vor</translation>
    </message>
    <message>
        <source>The vocabulary is not understood, tag {number} in line {line}: the group of “{name}” must be a text</source>
        <translation>Die Liste der Schlagwörter ist unverständlich, Schlagwort {number} in Zeile {line}: Die Gruppe von „{name}“ muss ein Text sein</translation>
    </message>
    <message>
        <source>The vocabulary is not understood, tag {number} in line {line}: the prompts of “{name}” must be a list of texts</source>
        <translation>Die Liste der Schlagwörter ist unverständlich, Schlagwort {number} in Zeile {line}: Die Beschreibungen von „{name}“ müssen eine Liste von Texten sein</translation>
    </message>
    <message>
        <source>There is nothing to undo</source>
        <translation>Es gibt nichts rückgängig zu machen</translation>
    </message>
    <message>
        <source>There is nothing to redo</source>
        <translation>Es gibt nichts zu wiederholen</translation>
    </message>
    <message>
        <source>This cannot be undone any more</source>
        <translation>Das lässt sich nicht mehr rückgängig machen</translation>
    </message>
    <message>
        <source>The file cannot be read: {detail}</source>
        <translation>Die Datei ist nicht lesbar: {detail}</translation>
    </message>
    <message>
        <source>This is not a regular file</source>
        <translation>Das ist keine gewöhnliche Datei</translation>
    </message>
    <message>
        <source>The file is empty</source>
        <translation>Die Datei ist leer</translation>
    </message>
    <message>
        <source>The file changed while it was read; it is probably still being written</source>
        <translation>Die Datei änderte sich beim Lesen; wahrscheinlich wird sie noch geschrieben</translation>
    </message>
    <message>
        <source>The file has {size:,} bytes; more than {limit:,} are not read</source>
        <translation>Die Datei hat {size} Byte; mehr als {limit} werden nicht gelesen</translation>
    </message>
    <message>
        <source>The file holds another picture now</source>
        <translation>Die Datei enthält jetzt ein anderes Bild</translation>
    </message>
    <message>
        <source>This is not a picture: its content is a PDF document</source>
        <translation>Das ist kein Bild: Der Inhalt ist ein PDF-Dokument</translation>
    </message>
    <message>
        <source>This is not a picture: its content is a RAR archive</source>
        <translation>Das ist kein Bild: Der Inhalt ist ein RAR-Archiv</translation>
    </message>
    <message>
        <source>This is not a picture: its content is a 7-Zip archive</source>
        <translation>Das ist kein Bild: Der Inhalt ist ein 7-Zip-Archiv</translation>
    </message>
    <message>
        <source>This is not a picture: its content is a gzip archive</source>
        <translation>Das ist kein Bild: Der Inhalt ist ein gzip-Archiv</translation>
    </message>
    <message>
        <source>This is not a picture: its content is a ZIP archive</source>
        <translation>Das ist kein Bild: Der Inhalt ist ein ZIP-Archiv</translation>
    </message>
    <message>
        <source>This is not a picture: its content is a password-protected ZIP archive</source>
        <translation>Das ist kein Bild: Der Inhalt ist ein ZIP-Archiv mit Passwort</translation>
    </message>
    <message>
        <source>This is not a picture: its content is a program</source>
        <translation>Das ist kein Bild: Der Inhalt ist ein Programm</translation>
    </message>
    <message>
        <source>This is not a picture: its content is a sound file</source>
        <translation>Das ist kein Bild: Der Inhalt ist eine Tondatei</translation>
    </message>
    <message>
        <source>This is not a picture: its content is a video</source>
        <translation>Das ist kein Bild: Der Inhalt ist ein Video</translation>
    </message>
    <message>
        <source>This is not a picture: its content is a web page</source>
        <translation>Das ist kein Bild: Der Inhalt ist eine Webseite</translation>
    </message>
    <message>
        <source>This is not a picture: its content is text</source>
        <translation>Das ist kein Bild: Der Inhalt ist Text</translation>
    </message>
    <message>
        <source>This is not a picture: its content is of an unknown kind</source>
        <translation>Das ist kein Bild: Der Inhalt ist unbekannter Art</translation>
    </message>
    <message>
        <source>Raw files of this camera ({format}) cannot be read yet; keep a JPEG beside them</source>
        <translation>Rohdateien dieser Kamera ({format}) können noch nicht gelesen werden; behalte ein JPEG daneben</translation>
    </message>
    <message>
        <source>The photo&apos;s folder is not there now</source>
        <translation>Der Ordner des Fotos ist gerade nicht da</translation>
    </message>
    <message>
        <source>Connect its drive, then try again.</source>
        <translation>Schließe sein Laufwerk an und versuche es nochmal.</translation>
    </message>
    <message>
        <source>The library has no photo that is called “{name}”</source>
        <translation>Kein Foto der Bibliothek heißt „{name}“</translation>
    </message>
    <message>
        <source>Write the whole name of its file, or drop the picture on the search field.</source>
        <translation>Schreibe den ganzen Dateinamen oder ziehe das Bild auf das Suchfeld.</translation>
    </message>
    <message>
        <source>Several photos are called “{name}”</source>
        <translation>Mehrere Fotos heißen „{name}“</translation>
    </message>
    <message>
        <source>Write more of the path, for example {example}.</source>
        <translation>Schreibe mehr vom Pfad, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>There is nothing to choose from</source>
        <translation>Es gibt nichts zur Auswahl</translation>
    </message>
    <message>
        <source>Name what it may be, as in “a cat or a dog?”.</source>
        <translation>Nenne, was es sein könnte, wie in „eine Katze oder ein Hund?“.</translation>
    </message>
    <message>
        <source>There are no descriptions to choose from</source>
        <translation>Es gibt keine Beschreibungen zur Auswahl</translation>
    </message>
    <message>
        <source>Give one or more, each in a line of its own.</source>
        <translation>Gib eine oder mehrere an, jede in einer eigenen Zeile.</translation>
    </message>
    <message>
        <source>Give {most} at most.</source>
        <translation>Gib höchstens {most} an.</translation>
    </message>
    <message>
        <source>{name} is no text file</source>
        <translation>{name} ist keine Textdatei</translation>
    </message>
    <message>
        <source>Choose a text file with one description a line.</source>
        <translation>Wähle eine Textdatei mit einer Beschreibung je Zeile.</translation>
    </message>
    <message>
        <source>{name} holds no descriptions</source>
        <translation>{name} enthält keine Beschreibungen</translation>
    </message>
    <message>
        <source>Write one description a line.</source>
        <translation>Schreib eine Beschreibung je Zeile.</translation>
    </message>
    <message>
        <source>Nothing was asked</source>
        <translation>Es wurde nichts gefragt</translation>
    </message>
    <message>
        <source>Ask what you want to know, for example “What is this?”.</source>
        <translation>Frag, was du wissen willst, zum Beispiel „Was ist das?“.</translation>
    </message>
    <message>
        <source>A question can be about {most} photos at most</source>
        <translation>Eine Frage kann höchstens {most} Fotos betreffen</translation>
    </message>
    <message>
        <source>Choose fewer photos.</source>
        <translation>Wähle weniger Fotos aus.</translation>
    </message>
    <message>
        <source>The answer names nothing that could be shown in the photo</source>
        <translation>Die Antwort nennt nichts, was sich im Foto zeigen lässt</translation>
    </message>
    <message>
        <source>Ask about a thing, for example “Where is the dog?”.</source>
        <translation>Frag nach einem Ding, zum Beispiel „Wo ist der Hund?“.</translation>
    </message>
    <message>
        <source>There are no captions</source>
        <translation>Es gibt keine Bildunterschriften</translation>
    </message>
    <message>
        <source>Have captions written first.</source>
        <translation>Lass zuerst Bildunterschriften schreiben.</translation>
    </message>
    <message>
        <source>You wrote this photo&apos;s caption yourself, and it stays</source>
        <translation>Die Bildunterschrift dieses Fotos hast du selbst geschrieben, und sie bleibt</translation>
    </message>
    <message>
        <source>Delete it first if the program is to write one.</source>
        <translation>Lösche sie zuerst, wenn das Programm eine schreiben soll.</translation>
    </message>
    <message>
        <source>“{words}” was found only in names and descriptions</source>
        <translation>„{words}“ steht nur in Namen und Beschreibungen</translation>
    </message>
    <message>
        <source>The model in use does not know what it looks like.</source>
        <translation>Das verwendete Modell weiß nicht, wie es aussieht.</translation>
    </message>
    <message>
        <source>“{field}:” cannot find photos by their place yet</source>
        <translation>„{field}:“ kann Fotos noch nicht nach ihrem Ort finden</translation>
    </message>
    <message>
        <source>“has:gps” finds those that know where they were taken.</source>
        <translation>„has:gps“ findet die, die wissen, wo sie aufgenommen wurden.</translation>
    </message>
    <message>
        <source>“{name}” is to stay, and it is not there now</source>
        <translation>„{name}“ soll bleiben und ist gerade nicht da</translation>
    </message>
    <message>
        <source>Nothing was moved. Connect its drive, or choose another one to stay.</source>
        <translation>Nichts wurde verschoben. Schließ das Laufwerk an oder wähl eine andere Datei, die bleibt.</translation>
    </message>
    <message>
        <source>No detail changes</source>
        <translation>Nichts ändert sich</translation>
    </message>
    <message>
        <source>“{text}” is no place</source>
        <translation>„{text}“ ist kein Ort</translation>
    </message>
    <message>
        <source>Give one like 48.1372, 11.5756 or 48° 8&apos; 14&quot; N, 11° 34&apos; 32&quot; E.</source>
        <translation>Schreib ihn wie 48,1372; 11,5756 oder 48° 8&apos; 14&quot; N, 11° 34&apos; 32&quot; O.</translation>
    </message>
    <message>
        <source>{degrees} is no latitude</source>
        <translation>{degrees} ist keine geografische Breite</translation>
    </message>
    <message>
        <source>It is from -90 to 90 degrees.</source>
        <translation>Sie liegt zwischen -90 und 90 Grad.</translation>
    </message>
    <message>
        <source>{degrees} is no longitude</source>
        <translation>{degrees} ist keine geografische Länge</translation>
    </message>
    <message>
        <source>It is from -180 to 180 degrees.</source>
        <translation>Sie liegt zwischen -180 und 180 Grad.</translation>
    </message>
    <message>
        <source>The sidecar is no XMP that can be read ({detail})</source>
        <translation>Die Begleitdatei ist kein lesbares XMP ({detail})</translation>
    </message>
    <message>
        <source>Move it away, or have the program that wrote it write it again.</source>
        <translation>Verschiebe sie, oder lass das Programm, das sie geschrieben hat, sie noch einmal schreiben.</translation>
    </message>
    <message>
        <source>The sidecar cannot be read or written ({detail})</source>
        <translation>Die Begleitdatei lässt sich nicht lesen oder schreiben ({detail})</translation>
    </message>
    <message>
        <source>What it is to say is kept, and tried again when the disk lets it be written.</source>
        <translation>Was darin stehen soll, bleibt hier gemerkt und wird wieder versucht, sobald das Laufwerk es zulässt.</translation>
    </message>
    <message>
        <source>Tags cannot be read or written in the photo&apos;s file ({detail})</source>
        <translation>In der Datei des Fotos lassen sich Schlagwörter nicht lesen oder schreiben ({detail})</translation>
    </message>
    <message>
        <source>What you said of {count} photos waits for their folder, which is not there now</source>
        <translation>Was du über {count} Fotos gesagt hast, wartet auf ihren Ordner, der gerade nicht da ist</translation>
    </message>
    <message>
        <source>Nothing is said differently here and in the files</source>
        <translation>Hier und in den Dateien steht nirgends Verschiedenes</translation>
    </message>
    <message>
        <source>The file is write-protected</source>
        <translation>Die Datei ist schreibgeschützt</translation>
    </message>
    <message>
        <source>Allow writing to it, then try again.</source>
        <translation>Erlaube das Schreiben, dann versuche es noch einmal.</translation>
    </message>
    <message>
        <source>Another program changed the file meanwhile</source>
        <translation>Ein anderes Programm hat die Datei inzwischen geändert</translation>
    </message>
    <message>
        <source>It was left as it is now; try again.</source>
        <translation>Sie blieb, wie sie jetzt ist; versuche es noch einmal.</translation>
    </message>
    <message>
        <source>ExifTool is not installed, and nothing is written into photos without it</source>
        <translation>ExifTool ist nicht installiert, und ohne es wird nichts in Fotos geschrieben</translation>
    </message>
    <message>
        <source>Install it, or keep tags in sidecars.</source>
        <translation>Installiere es, oder behalte die Schlagwörter in Begleitdateien.</translation>
    </message>
    <message>
        <source>ExifTool was stopped or did not answer</source>
        <translation>ExifTool wurde beendet oder hat nicht geantwortet</translation>
    </message>
    <message>
        <source>The file is untouched; try again.</source>
        <translation>Die Datei ist unverändert; versuche es noch einmal.</translation>
    </message>
    <message>
        <source>ExifTool cannot write to this file ({detail})</source>
        <translation>ExifTool kann in diese Datei nicht schreiben ({detail})</translation>
    </message>
    <message>
        <source>The file is untouched; keep its tags in a sidecar.</source>
        <translation>Die Datei ist unverändert; behalte ihre Schlagwörter in einer Begleitdatei.</translation>
    </message>
    <message>
        <source>What ExifTool wrote is not the same photo with the new tags</source>
        <translation>Was ExifTool geschrieben hat, ist nicht dasselbe Foto mit den neuen Schlagwörtern</translation>
    </message>
    <message>
        <source>“{name}” would be filled by what is in it</source>
        <translation>„{name}“ würde von dem gefüllt, was darin ist</translation>
    </message>
    <message>
        <source>Take the album out of the description.</source>
        <translation>Nimm das Album aus der Beschreibung.</translation>
    </message>
    <message>
        <source>No album “{name}” is suggested</source>
        <translation>Kein Album „{name}“ wird vorgeschlagen</translation>
    </message>
    <message>
        <source>This saved search is not there any more</source>
        <translation>Diese gespeicherte Suche gibt es nicht mehr</translation>
    </message>
    <message>
        <source>A saved search needs a name and words to search for</source>
        <translation>Eine gespeicherte Suche braucht einen Namen und Wörter, nach denen gesucht wird</translation>
    </message>
    <message>
        <source>There is a saved search named “{name}” already</source>
        <translation>Es gibt schon eine gespeicherte Suche „{name}“</translation>
    </message>
    <message>
        <source>There is no saved search called “{name}”</source>
        <translation>Es gibt keine gespeicherte Suche „{name}“</translation>
    </message>
    <message>
        <source>No photo was taken with a camera or a lens called “{name}”</source>
        <translation>Kein Foto wurde mit einer Kamera oder einem Objektiv namens „{name}“ aufgenommen</translation>
    </message>
    <message>
        <source>“{name}” cannot lie below itself</source>
        <translation>„{name}“ kann nicht unter sich selbst liegen</translation>
    </message>
    <message>
        <source>There is no recent tag {number} yet</source>
        <translation>Ein zuletzt vergebenes Schlagwort {number} gibt es noch nicht</translation>
    </message>
    <message>
        <source>Give photos a tag first (T).</source>
        <translation>Gib Fotos zuerst ein Schlagwort (T).</translation>
    </message>
    <message>
        <source>There is a tag called “{name}” already</source>
        <translation>Ein Schlagwort „{name}“ gibt es schon</translation>
    </message>
    <message>
        <source>“{name}” hides pictures behind the veil and keeps its name</source>
        <translation>„{name}“ verdeckt Bilder und behält seinen Namen</translation>
    </message>
    <message>
        <source>There is another tag called “{name}” by now</source>
        <translation>Inzwischen gibt es ein anderes Schlagwort „{name}“</translation>
    </message>
    <message>
        <source>Rename that one first.</source>
        <translation>Benenne zuerst jenes um.</translation>
    </message>
    <message>
        <source>The list of tags cannot be read ({detail})</source>
        <translation>Die Liste der Schlagwörter lässt sich nicht lesen ({detail})</translation>
    </message>
    <message>
        <source>The list of tags is not understood, tag {number}</source>
        <translation>Die Liste der Schlagwörter ist nicht verständlich, Schlagwort {number}</translation>
    </message>
    <message>
        <source>The list of tags is not understood, line {line}</source>
        <translation>Die Liste der Schlagwörter ist nicht verständlich, Zeile {line}</translation>
    </message>
    <message>
        <source>Nothing is known that belongs together with this file</source>
        <translation>Zu dieser Datei ist nichts bekannt, was dazugehört</translation>
    </message>
    <message>
        <source>A stack needs two photos</source>
        <translation>Ein Stapel braucht zwei Fotos</translation>
    </message>
    <message>
        <source>Choose another one too.</source>
        <translation>Wähle noch eines dazu.</translation>
    </message>
    <message>
        <source>None of these photos is in a stack</source>
        <translation>Keines dieser Fotos liegt in einem Stapel</translation>
    </message>
    <message>
        <source>This is a kind of picture that cannot be read yet ({format})</source>
        <translation>Diese Art von Bild kann noch nicht gelesen werden ({format})</translation>
    </message>
    <message>
        <source>The picture says it is {width:,} × {height:,} pixels ({megapixels:,} megapixels); at most {limit:,} megapixels are read</source>
        <translation>Das Bild gibt {width} × {height} Pixel an ({megapixels} Megapixel); höchstens {limit} Megapixel werden gelesen</translation>
    </message>
    <message>
        <source>The picture&apos;s text notes unpack to an unreasonable size</source>
        <translation>Die Textnotizen des Bildes wären entpackt unvernünftig groß</translation>
    </message>
    <message>
        <source>The picture is over a limit of its decoder ({detail})</source>
        <translation>Das Bild überschreitet eine Grenze seines Decoders ({detail})</translation>
    </message>
    <message>
        <source>The picture is protected ({detail})</source>
        <translation>Das Bild ist geschützt ({detail})</translation>
    </message>
    <message>
        <source>The picture is cut off or damaged ({detail})</source>
        <translation>Das Bild ist abgeschnitten oder beschädigt ({detail})</translation>
    </message>
    <message>
        <source>The picture is cut off; what there is of it is shown</source>
        <translation>Das Bild ist abgeschnitten; was davon da ist, wird gezeigt</translation>
    </message>
    <message>
        <source>The picture is cut off or damaged (its header makes no sense)</source>
        <translation>Das Bild ist abgeschnitten oder beschädigt (sein Kopf ergibt keinen Sinn)</translation>
    </message>
    <message>
        <source>The picture breaks its reader ({detail})</source>
        <translation>Das Bild bringt seinen Leser aus dem Tritt ({detail})</translation>
    </message>
    <message>
        <source>The picture crashes the decoder ({detail})</source>
        <translation>Das Bild bringt den Decoder zum Absturz ({detail})</translation>
    </message>
    <message>
        <source>Decoding the file crashes ({detail})</source>
        <translation>Das Dekodieren der Datei stürzt ab ({detail})</translation>
    </message>
    <message>
        <source>Decoding the file hangs ({detail})</source>
        <translation>Das Dekodieren der Datei bleibt hängen ({detail})</translation>
    </message>
    <message>
        <source>Decoding the file takes more memory than pictures may have</source>
        <translation>Das Dekodieren der Datei braucht mehr Speicher, als Bilder haben dürfen</translation>
    </message>
    <message>
        <source>There is not enough memory to read the file</source>
        <translation>Der Speicher reicht nicht, um die Datei zu lesen</translation>
    </message>
    <message>
        <source>There is not enough memory to decode the picture</source>
        <translation>Der Speicher reicht nicht, um das Bild zu dekodieren</translation>
    </message>
    <message>
        <source>The picture cannot be brought into the model&apos;s form</source>
        <translation>Das Bild lässt sich nicht in die Form des Modells bringen</translation>
    </message>
    <message>
        <source>The model could not make anything of the picture</source>
        <translation>Das Modell konnte mit dem Bild nichts anfangen</translation>
    </message>
    <message>
        <source>a sidecar, read with its picture</source>
        <translation>eine Begleitdatei, die mit ihrem Bild gelesen wird</translation>
    </message>
    <message>
        <source>notes of another program</source>
        <translation>Notizen eines anderen Programms</translation>
    </message>
    <message>
        <source>a video</source>
        <translation>ein Video</translation>
    </message>
    <message>
        <source>a download that is not finished</source>
        <translation>ein Download, der nicht fertig ist</translation>
    </message>
    <message>
        <source>not a picture</source>
        <translation>kein Bild</translation>
    </message>
    <message>
        <source>shown as a part of the picture beside it</source>
        <translation>als Teil des Bildes daneben gezeigt</translation>
    </message>
    <message>
        <source>not a picture, by its content</source>
        <translation>kein Bild, seinem Inhalt nach</translation>
    </message>
    <message>
        <source>its path is too long for this system; move it further up</source>
        <translation>der Pfad ist zu lang für dieses System; verschiebe sie weiter nach oben</translation>
    </message>
    <message>
        <source>The engine is closed</source>
        <translation>Die Bildverarbeitung ist beendet</translation>
    </message>
    <message>
        <source>The engine stopped while it worked on this ({detail})</source>
        <translation>Die Bildverarbeitung brach dabei ab ({detail})</translation>
    </message>
    <message>
        <source>Try again; if it happens again, choose another model.</source>
        <translation>Versuche es nochmal; passiert es wieder, wähle ein anderes Modell.</translation>
    </message>
    <message>
        <source>The engine does not start ({detail})</source>
        <translation>Die Bildverarbeitung startet nicht ({detail})</translation>
    </message>
    <message>
        <source>See the log, and restart the program.</source>
        <translation>Sieh in die Protokolldatei und starte das Programm neu.</translation>
    </message>
    <message>
        <source>Index again; if it comes back, report it with the log.</source>
        <translation>Lies die Fotos noch einmal ein; kommt es wieder, melde es mit der Protokolldatei.</translation>
    </message>
    <message>
        <source>The engine met an unexpected error ({detail})</source>
        <translation>Die Bildverarbeitung traf auf einen unerwarteten Fehler ({detail})</translation>
    </message>
    <message>
        <source>See the log for details.</source>
        <translation>Einzelheiten stehen in der Protokolldatei.</translation>
    </message>
    <message>
        <source>No space is left for thumbnails</source>
        <translation>Für Vorschaubilder ist kein Platz mehr</translation>
    </message>
    <message>
        <source>A thumbnail cannot be written ({detail})</source>
        <translation>Ein Vorschaubild lässt sich nicht schreiben ({detail})</translation>
    </message>
    <message>
        <source>Check that the library&apos;s folder can be written to.</source>
        <translation>Prüfe, ob sich in den Ordner der Bibliothek schreiben lässt.</translation>
    </message>
    <message>
        <source>The model “{name}” is not installed</source>
        <translation>Das Modell „{name}“ ist nicht installiert</translation>
    </message>
    <message>
        <source>There is no model “{name}”</source>
        <translation>Es gibt kein Modell „{name}“</translation>
    </message>
    <message>
        <source>No model “{name}” is installed</source>
        <translation>Ein Modell „{name}“ ist nicht installiert</translation>
    </message>
    <message>
        <source>No model “{name}” is offered for download</source>
        <translation>Ein Modell „{name}“ wird nicht zum Herunterladen angeboten</translation>
    </message>
    <message>
        <source>“{name}” cannot be the name of a model</source>
        <translation>„{name}“ kann kein Name eines Modells sein</translation>
    </message>
    <message>
        <source>Use letters, digits and dashes.</source>
        <translation>Nimm Buchstaben, Ziffern und Bindestriche.</translation>
    </message>
    <message>
        <source>There is already a model “{name}”</source>
        <translation>Es gibt schon ein Modell „{name}“</translation>
    </message>
    <message>
        <source>The built-in model cannot be removed</source>
        <translation>Das eingebaute Modell lässt sich nicht entfernen</translation>
    </message>
    <message>
        <source>The model {name} is in use</source>
        <translation>Das Modell {name} ist in Gebrauch</translation>
    </message>
    <message>
        <source>Switch to another model first.</source>
        <translation>Wechsle zuerst zu einem anderen Modell.</translation>
    </message>
    <message>
        <source>The model that answers searches cannot be removed</source>
        <translation>Das Modell, das Suchen beantwortet, lässt sich nicht entfernen</translation>
    </message>
    <message>
        <source>Switch models first.</source>
        <translation>Wechsle zuerst das Modell.</translation>
    </message>
    <message>
        <source>The library holds no vectors of the model “{name}”</source>
        <translation>Die Bibliothek enthält keine Vektoren des Modells „{name}“</translation>
    </message>
    <message>
        <source>The model crashes the engine ({detail})</source>
        <translation>Das Modell bringt die Bildverarbeitung zum Absturz ({detail})</translation>
    </message>
    <message>
        <source>Choose another model.</source>
        <translation>Wähle ein anderes Modell.</translation>
    </message>
    <message>
        <source>The model is computed by torch, which is slower: ONNX Runtime fails ({detail})</source>
        <translation>Das Modell wird von torch berechnet, was langsamer ist: ONNX Runtime versagt ({detail})</translation>
    </message>
    <message>
        <source>Install the program again, or its package onnxruntime.</source>
        <translation>Installiere das Programm noch einmal, oder sein Paket onnxruntime.</translation>
    </message>
    <message>
        <source>The model&apos;s graph cannot be loaded ({detail})</source>
        <translation>Der Graph des Modells lässt sich nicht laden ({detail})</translation>
    </message>
    <message>
        <source>Choose another model, or install this one again.</source>
        <translation>Wähle ein anderes Modell oder installiere dieses noch einmal.</translation>
    </message>
    <message>
        <source>The model&apos;s graph belongs to other weights</source>
        <translation>Der Graph des Modells gehört zu anderen Gewichten</translation>
    </message>
    <message>
        <source>The model&apos;s weights cannot be loaded ({detail})</source>
        <translation>Die Gewichte des Modells lassen sich nicht laden ({detail})</translation>
    </message>
    <message>
        <source>The model&apos;s tokenizer cannot be loaded ({detail})</source>
        <translation>Der Tokenizer des Modells lässt sich nicht laden ({detail})</translation>
    </message>
    <message>
        <source>The model&apos;s architecture cannot be built ({detail})</source>
        <translation>Die Architektur des Modells lässt sich nicht aufbauen ({detail})</translation>
    </message>
    <message>
        <source>The model&apos;s description cannot be read ({detail})</source>
        <translation>Die Beschreibung des Modells ist nicht lesbar ({detail})</translation>
    </message>
    <message>
        <source>Install the model again, or choose another.</source>
        <translation>Installiere das Modell noch einmal oder wähle ein anderes.</translation>
    </message>
    <message>
        <source>The model&apos;s configuration cannot be read ({detail})</source>
        <translation>Die Konfiguration des Modells ist nicht lesbar ({detail})</translation>
    </message>
    <message>
        <source>The model&apos;s reference vectors cannot be read ({detail})</source>
        <translation>Die Vergleichsvektoren des Modells sind nicht lesbar ({detail})</translation>
    </message>
    <message>
        <source>The model&apos;s list of words cannot be read ({detail})</source>
        <translation>Die Wortliste des Modells ist nicht lesbar ({detail})</translation>
    </message>
    <message>
        <source>The model does not tell how pictures look</source>
        <translation>Das Modell sagt nicht, wie Bilder aussehen</translation>
    </message>
    <message>
        <source>Choose a model of looks.</source>
        <translation>Wähle ein Modell für den Look.</translation>
    </message>
    <message>
        <source>The model knows no words, only how pictures look</source>
        <translation>Das Modell kennt keine Wörter, nur das Aussehen von Bildern</translation>
    </message>
    <message>
        <source>Choose a model that understands words, too.</source>
        <translation>Wähle ein Modell, das auch Wörter versteht.</translation>
    </message>
    <message>
        <source>The model says what single pictures show, and cannot search</source>
        <translation>Das Modell sagt, was einzelne Bilder zeigen, und kann nicht suchen</translation>
    </message>
    <message>
        <source>Choose a model that understands photos and words.</source>
        <translation>Wähle ein Modell, das Fotos und Wörter versteht.</translation>
    </message>
    <message>
        <source>The model does not say in words what a picture shows</source>
        <translation>Das Modell sagt nicht in Worten, was ein Bild zeigt</translation>
    </message>
    <message>
        <source>Choose one of the models that describe photos.</source>
        <translation>Wähle eines der Modelle, die Fotos beschreiben.</translation>
    </message>
    <message>
        <source>The model is of a kind that this program does not run ({detail})</source>
        <translation>Das Modell ist von einer Art, die dieses Programm nicht ausführt ({detail})</translation>
    </message>
    <message>
        <source>Choose one of the models that are offered.</source>
        <translation>Wähle eines der angebotenen Modelle.</translation>
    </message>
    <message>
        <source>The model cannot be loaded ({detail})</source>
        <translation>Das Modell kann nicht geladen werden ({detail})</translation>
    </message>
    <message>
        <source>Remove it, download it again, or choose another.</source>
        <translation>Entferne es, lade es neu herunter oder wähle ein anderes.</translation>
    </message>
    <message>
        <source>There is not enough memory for the model “{name}”</source>
        <translation>Für das Modell „{name}“ reicht der Arbeitsspeicher nicht</translation>
    </message>
    <message>
        <source>Close other programs, or choose a smaller model.</source>
        <translation>Schließe andere Programme oder wähle ein kleineres Modell.</translation>
    </message>
    <message>
        <source>Loading the model “{name}” ended unexpectedly ({detail})</source>
        <translation>Das Laden des Modells „{name}“ ist unerwartet abgebrochen ({detail})</translation>
    </message>
    <message>
        <source>The program that looks at photos ended over this one ({detail})</source>
        <translation>Das Programm, das Fotos ansieht, ist an diesem abgestürzt ({detail})</translation>
    </message>
    <message>
        <source>Ask about another photo, or choose another model.</source>
        <translation>Frage zu einem anderen Foto oder wähle ein anderes Modell.</translation>
    </message>
    <message>
        <source>This is no address of a program on this computer</source>
        <translation>Das ist keine Adresse eines Programms auf diesem Computer</translation>
    </message>
    <message>
        <source>Write it like http://localhost:11434.</source>
        <translation>Schreibe sie wie http://localhost:11434.</translation>
    </message>
    <message>
        <source>The address of a program on this computer holds no name and no password</source>
        <translation>Die Adresse eines Programms auf diesem Computer enthält weder Namen noch Passwort</translation>
    </message>
    <message>
        <source>The address is not of this computer, and photos are sent nowhere else</source>
        <translation>Die Adresse gehört nicht zu diesem Computer, und anderswohin werden keine Fotos gesendet</translation>
    </message>
    <message>
        <source>Write an address that begins with http://localhost or http://127.0.0.1.</source>
        <translation>Schreibe eine Adresse, die mit http://localhost oder http://127.0.0.1 beginnt.</translation>
    </message>
    <message>
        <source>No address of a program that describes photos is set</source>
        <translation>Es ist keine Adresse eines Programms eingetragen, das Fotos beschreibt</translation>
    </message>
    <message>
        <source>Give one where models are chosen.</source>
        <translation>Trage eine ein, wo Modelle gewählt werden.</translation>
    </message>
    <message>
        <source>Nothing answers at {address} ({detail})</source>
        <translation>Unter {address} antwortet nichts ({detail})</translation>
    </message>
    <message>
        <source>Start the program that runs the model, and check its address.</source>
        <translation>Starte das Programm, das das Modell ausführt, und prüfe seine Adresse.</translation>
    </message>
    <message>
        <source>The program at {address} has stopped answering</source>
        <translation>Das Programm unter {address} antwortet nicht mehr</translation>
    </message>
    <message>
        <source>Try again; a smaller model answers sooner.</source>
        <translation>Versuche es noch einmal; ein kleineres Modell antwortet schneller.</translation>
    </message>
    <message>
        <source>The program at {address} broke off its answer ({detail})</source>
        <translation>Das Programm unter {address} hat seine Antwort abgebrochen ({detail})</translation>
    </message>
    <message>
        <source>Try again, and look into that program&apos;s own messages.</source>
        <translation>Versuche es noch einmal und sieh dir die Meldungen jenes Programms an.</translation>
    </message>
    <message>
        <source>The program at {address} wants to send the question elsewhere, which is not followed</source>
        <translation>Das Programm unter {address} will die Frage woandershin leiten; dem wird nicht gefolgt</translation>
    </message>
    <message>
        <source>Give the address where it answers itself.</source>
        <translation>Trage die Adresse ein, unter der es selbst antwortet.</translation>
    </message>
    <message>
        <source>The program at {address} refuses the question (status {status}: {detail})</source>
        <translation>Das Programm unter {address} weist die Frage ab (Status {status}: {detail})</translation>
    </message>
    <message>
        <source>Check that its model can look at pictures, and the model&apos;s name.</source>
        <translation>Prüfe, ob sein Modell Bilder ansehen kann, und den Namen des Modells.</translation>
    </message>
    <message>
        <source>What answers at {address} makes no sense as an answer ({detail})</source>
        <translation>Was unter {address} antwortet, ergibt als Antwort keinen Sinn ({detail})</translation>
    </message>
    <message>
        <source>Check that the address is of llama.cpp, Ollama, LM Studio or the like.</source>
        <translation>Prüfe, ob die Adresse zu llama.cpp, Ollama, LM Studio oder Ähnlichem gehört.</translation>
    </message>
    <message>
        <source>The program at {address} sends more than an answer may have</source>
        <translation>Das Programm unter {address} sendet mehr, als eine Antwort haben darf</translation>
    </message>
    <message>
        <source>The program at {address} gave an empty answer</source>
        <translation>Das Programm unter {address} hat eine leere Antwort gegeben</translation>
    </message>
    <message>
        <source>Check that its model can look at pictures.</source>
        <translation>Prüfe, ob sein Modell Bilder ansehen kann.</translation>
    </message>
    <message>
        <source>The program at {address} has several models: {names}</source>
        <translation>Das Programm unter {address} hat mehrere Modelle: {names}</translation>
    </message>
    <message>
        <source>Say which of them is to answer.</source>
        <translation>Sage, welches davon antworten soll.</translation>
    </message>
    <message>
        <source>The program at {address} has no model</source>
        <translation>Das Programm unter {address} hat kein Modell</translation>
    </message>
    <message>
        <source>Load a model that can look at pictures there.</source>
        <translation>Lade dort ein Modell, das Bilder ansehen kann.</translation>
    </message>
    <message>
        <source>The model is not whole: {name} is missing</source>
        <translation>Das Modell ist nicht vollständig: {name} fehlt</translation>
    </message>
    <message>
        <source>The model&apos;s file {name} is damaged</source>
        <translation>Die Datei {name} des Modells ist beschädigt</translation>
    </message>
    <message>
        <source>The model&apos;s file {name} is not as it was downloaded</source>
        <translation>Die Datei {name} des Modells ist nicht mehr so, wie sie heruntergeladen wurde</translation>
    </message>
    <message>
        <source>Remove the model, and download it again.</source>
        <translation>Entferne das Modell und lade es erneut herunter.</translation>
    </message>
    <message>
        <source>The model is not whole: {name} cannot be read ({detail})</source>
        <translation>Das Modell ist nicht vollständig: {name} ist nicht lesbar ({detail})</translation>
    </message>
    <message>
        <source>The model&apos;s checksums cannot be read ({detail})</source>
        <translation>Die Prüfsummen des Modells sind nicht lesbar ({detail})</translation>
    </message>
    <message>
        <source>The hub does not offer {repository} any more</source>
        <translation>Der Hub bietet {repository} nicht mehr an</translation>
    </message>
    <message>
        <source>{repository} lacks {files}</source>
        <translation>In {repository} fehlt {files}</translation>
    </message>
    <message>
        <source>{repository} lacks a revision</source>
        <translation>In {repository} fehlt eine Revision</translation>
    </message>
    <message>
        <source>The hub cannot be reached ({detail})</source>
        <translation>Der Hub ist nicht erreichbar ({detail})</translation>
    </message>
    <message>
        <source>Check the connection to the internet and try again; it goes on where it stopped.</source>
        <translation>Prüfe die Internetverbindung und versuche es nochmal; es geht weiter, wo es aufgehört hat.</translation>
    </message>
    <message>
        <source>The download was cancelled</source>
        <translation>Das Herunterladen wurde abgebrochen</translation>
    </message>
    <message>
        <source>The model needs {needed:.1f} GB, but only {free:.1f} GB are free</source>
        <translation>Das Modell braucht {needed} GB, aber nur {free} GB sind frei</translation>
    </message>
    <message>
        <source>Free some space, or choose a smaller model.</source>
        <translation>Schaffe Platz oder wähle ein kleineres Modell.</translation>
    </message>
    <message>
        <source>What arrived of {name} is damaged: its checksum is wrong</source>
        <translation>Was von {name} ankam, ist beschädigt: Die Prüfsumme ist falsch</translation>
    </message>
    <message>
        <source>Try again; if it happens again, something on the way alters the files.</source>
        <translation>Versuche es nochmal; passiert es wieder, verändert etwas auf dem Weg die Dateien.</translation>
    </message>
    <message>
        <source>More arrived of {name} than was announced</source>
        <translation>Von {name} kam mehr an, als angekündigt war</translation>
    </message>
    <message>
        <source>The connection broke while {name} was fetched</source>
        <translation>Die Verbindung brach ab, während {name} geholt wurde</translation>
    </message>
    <message>
        <source>The connection broke while {name} was fetched ({detail})</source>
        <translation>Die Verbindung brach ab, während {name} geholt wurde ({detail})</translation>
    </message>
    <message>
        <source>{name} cannot be fetched ({detail})</source>
        <translation>{name} lässt sich nicht holen ({detail})</translation>
    </message>
    <message>
        <source>No space is left for the model</source>
        <translation>Für das Modell ist kein Platz mehr</translation>
    </message>
    <message>
        <source>The model cannot be written ({detail})</source>
        <translation>Das Modell lässt sich nicht schreiben ({detail})</translation>
    </message>
    <message>
        <source>Check the space and rights of the library.</source>
        <translation>Prüfe Platz und Rechte der Bibliothek.</translation>
    </message>
    <message>
        <source>This is not a file of weights</source>
        <translation>Das ist keine Datei mit Gewichten</translation>
    </message>
    <message>
        <source>Choose a file that ends in {suffixes}.</source>
        <translation>Wähle eine Datei mit einer dieser Endungen: {suffixes}.</translation>
    </message>
    <message>
        <source>The file cannot be read: the import crashed on it</source>
        <translation>Die Datei ist nicht lesbar: Der Import stürzte daran ab</translation>
    </message>
    <message>
        <source>The file cannot be read as weights ({detail})</source>
        <translation>Die Datei lässt sich nicht als Gewichte lesen ({detail})</translation>
    </message>
    <message>
        <source>The file holds program code, which is never run</source>
        <translation>Die Datei enthält Programmcode, der nie ausgeführt wird</translation>
    </message>
    <message>
        <source>Ask for the weights as .safetensors.</source>
        <translation>Bitte um die Gewichte als .safetensors.</translation>
    </message>
    <message>
        <source>The file holds no weights</source>
        <translation>Die Datei enthält keine Gewichte</translation>
    </message>
    <message>
        <source>The weights do not fit {architecture}: {detail}</source>
        <translation>Die Gewichte passen nicht zu {architecture}: {detail}</translation>
    </message>
    <message>
        <source>Choose the architecture that the weights were made for.</source>
        <translation>Wähle die Architektur, für die die Gewichte gemacht wurden.</translation>
    </message>
    <message>
        <source>open_clip has no architecture “{architecture}”</source>
        <translation>open_clip hat keine Architektur „{architecture}“</translation>
    </message>
    <message>
        <source>Its name is told where the weights are offered, for example ViT-B-32.</source>
        <translation>Ihr Name steht dort, wo die Gewichte angeboten werden, zum Beispiel ViT-B-32.</translation>
    </message>
    <message>
        <source>{architecture} takes its text side from another library, which is not supported</source>
        <translation>{architecture} nimmt seine Textseite aus einer anderen Bibliothek; das wird nicht unterstützt</translation>
    </message>
    <message>
        <source>This architecture has a tokenizer of its own</source>
        <translation>Diese Architektur hat einen eigenen Tokenizer</translation>
    </message>
    <message>
        <source>Put {files} beside the weights, from where these were offered.</source>
        <translation>Lege {files} neben die Gewichte; zu finden, wo diese angeboten wurden.</translation>
    </message>
    <message>
        <source>The import met an unexpected error ({detail})</source>
        <translation>Der Import traf auf einen unerwarteten Fehler ({detail})</translation>
    </message>
    <message>
        <source>Tell the program&apos;s authors.</source>
        <translation>Sag es den Autoren des Programms.</translation>
    </message>
    <message>
        <source>No space is left for the search index</source>
        <translation>Für den Suchindex ist kein Platz mehr</translation>
    </message>
    <message>
        <source>Free some space; until then searching goes on without it.</source>
        <translation>Schaffe Platz; bis dahin wird ohne ihn gesucht.</translation>
    </message>
    <message>
        <source>The search index cannot be built ({detail})</source>
        <translation>Der Suchindex lässt sich nicht aufbauen ({detail})</translation>
    </message>
    <message>
        <source>Check that the library&apos;s folder can be written to; until then searching goes on without it.</source>
        <translation>Prüfe, ob sich in den Ordner der Bibliothek schreiben lässt; bis dahin wird ohne ihn gesucht.</translation>
    </message>
    <message>
        <source>The index is marked for a rebuild</source>
        <translation>Der Index ist zum Neuaufbau vorgemerkt</translation>
    </message>
    <message>
        <source>The index does not open ({detail})</source>
        <translation>Der Index lässt sich nicht öffnen ({detail})</translation>
    </message>
    <message>
        <source>The index holds {held:d} vectors, the catalog {wanted:d}</source>
        <translation>Im Index liegen {held} Vektoren, im Katalog {wanted}</translation>
    </message>
    <message>
        <source>The index server does not answer</source>
        <translation>Der Index-Server antwortet nicht</translation>
    </message>
    <message>
        <source>The index server refuses the token</source>
        <translation>Der Index-Server lehnt das Token ab</translation>
    </message>
    <message>
        <source>The index server asks for a token</source>
        <translation>Der Index-Server verlangt ein Token</translation>
    </message>
    <message>
        <source>What answers at this address is no Chroma server</source>
        <translation>Unter dieser Adresse antwortet kein Chroma-Server</translation>
    </message>
    <message>
        <source>The index server does not have what was asked for</source>
        <translation>Der Index-Server hat nicht, wonach er gefragt wurde</translation>
    </message>
    <message>
        <source>This is no address of an index server</source>
        <translation>Das ist keine Adresse eines Index-Servers</translation>
    </message>
    <message>
        <source>Write it like http://192.168.1.20:8000.</source>
        <translation>Schreibe sie wie http://192.168.1.20:8000.</translation>
    </message>
    <message>
        <source>The address of an index server holds no name and no password</source>
        <translation>In der Adresse eines Index-Servers stehen weder Name noch Passwort</translation>
    </message>
    <message>
        <source>Use letters, digits and punctuation of ASCII, without spaces.</source>
        <translation>Nutze Buchstaben, Ziffern und Satzzeichen aus ASCII, ohne Leerzeichen.</translation>
    </message>
    <message>
        <source>The address for new versions does not answer</source>
        <translation>Die Adresse für neue Versionen antwortet nicht</translation>
    </message>
    <message>
        <source>Check that this computer is online, then try again.</source>
        <translation>Prüfe, ob dieser Computer online ist, und versuche es nochmal.</translation>
    </message>
    <message>
        <source>What answers at the address for new versions names no version</source>
        <translation>Was unter der Adresse für neue Versionen antwortet, nennt keine Version</translation>
    </message>
    <message>
        <source>Correct update_address in the library&apos;s settings.toml.</source>
        <translation>Berichtige update_address in der settings.toml der Bibliothek.</translation>
    </message>
    <message>
        <source>This is no address for new versions</source>
        <translation>Das ist keine Adresse für neue Versionen</translation>
    </message>
    <message>
        <source>Write update_address in the library&apos;s settings.toml like https://example.org/newest.json.</source>
        <translation>Schreibe update_address in der settings.toml der Bibliothek wie https://example.org/newest.json.</translation>
    </message>
    <message>
        <source>This folder is no dataset</source>
        <translation>Dieser Ordner ist kein Datensatz</translation>
    </message>
    <message>
        <source>It wants one folder a category, or pictures beside a captions.json that gives each file&apos;s name a caption or a list of captions.</source>
        <translation>Er braucht einen Ordner je Kategorie, oder Bilder neben einer captions.json, die jedem Dateinamen eine Beschreibung oder eine Liste davon gibt.</translation>
    </message>
    <message>
        <source>The captions cannot be read ({detail})</source>
        <translation>Die Beschreibungen sind nicht lesbar ({detail})</translation>
    </message>
    <message>
        <source>The dataset holds no picture that can be read</source>
        <translation>Der Datensatz enthält kein lesbares Bild</translation>
    </message>
    <message>
        <source>The demo wants a fresh library, and this folder is not empty</source>
        <translation>Die Demo braucht eine neue Bibliothek, und dieser Ordner ist nicht leer</translation>
    </message>
    <message>
        <source>Name another with --library.</source>
        <translation>Nenne einen anderen mit --library.</translation>
    </message>
    <message>
        <source>No space is left for the sample photos</source>
        <translation>Für die Beispielfotos ist kein Platz mehr</translation>
    </message>
    <message>
        <source>The sample photos cannot be copied there</source>
        <translation>Die Beispielfotos lassen sich nicht dorthin kopieren</translation>
    </message>
    <message>
        <source>Nothing here is known to come from another program</source>
        <translation>Hier ist nichts, was bekanntermaßen aus einem anderen Programm stammt</translation>
    </message>
    <message>
        <source>Choose digiKam&apos;s digikam4.db, Lightroom&apos;s .lrcat, an unpacked Google Takeout, or a folder with Picasa&apos;s .picasa.ini.</source>
        <translation>Wähle digikam4.db von digiKam, den .lrcat-Katalog von Lightroom, ein entpacktes Google Takeout oder einen Ordner mit .picasa.ini von Picasa.</translation>
    </message>
    <message>
        <source>This does not come from {kind}</source>
        <translation>Das stammt nicht aus {kind}</translation>
    </message>
    <message>
        <source>Choose another file or folder, or let its kind be found out.</source>
        <translation>Wähle eine andere Datei oder einen anderen Ordner, oder lass die Art herausfinden.</translation>
    </message>
    <message>
        <source>There are several catalogs in this folder</source>
        <translation>In diesem Ordner liegen mehrere Kataloge</translation>
    </message>
    <message>
        <source>Choose the one that is meant: its file.</source>
        <translation>Wähle den, der gemeint ist: seine Datei.</translation>
    </message>
    <message>
        <source>This is an archive that is still packed</source>
        <translation>Das ist ein Archiv, das noch gepackt ist</translation>
    </message>
    <message>
        <source>Unpack all of its parts into one folder and choose that.</source>
        <translation>Entpacke alle seine Teile in einen Ordner und wähle diesen.</translation>
    </message>
    <message>
        <source>The database of Apple Photos is not read</source>
        <translation>Die Datenbank von Apple Fotos wird nicht gelesen</translation>
    </message>
    <message>
        <source>Export there with “Export Unmodified Originals” and IPTC as XMP, and add the folder: its sidecars are read with the photos.</source>
        <translation>Exportiere dort die unveränderten Originale mit IPTC als XMP und füge den Ordner hinzu: Seine Begleitdateien werden mit den Fotos gelesen.</translation>
    </message>
    <message>
        <source>The other program&apos;s database is damaged ({detail})</source>
        <translation>Die Datenbank des anderen Programms ist beschädigt ({detail})</translation>
    </message>
    <message>
        <source>Have that program repair it, or choose a backup of it.</source>
        <translation>Lass sie von jenem Programm reparieren, oder wähle eine Sicherung davon.</translation>
    </message>
    <message>
        <source>This version of {kind} cannot be read ({version}): {detail} is missing</source>
        <translation>Diese Version von {kind} kann nicht gelesen werden ({version}): {detail} fehlt</translation>
    </message>
    <message>
        <source>A newer version of this program may read it.</source>
        <translation>Eine neuere Version dieses Programms kann es vielleicht.</translation>
    </message>
    <message>
        <source>The other program is writing to its database just now</source>
        <translation>Das andere Programm schreibt gerade in seine Datenbank</translation>
    </message>
    <message>
        <source>Close it and try again.</source>
        <translation>Schließe es und versuche es noch einmal.</translation>
    </message>
    <message>
        <source>This cannot be read ({detail})</source>
        <translation>Das kann nicht gelesen werden ({detail})</translation>
    </message>
    <message>
        <source>Check that it is there, that you may read it, and that no program holds it.</source>
        <translation>Prüfe, ob es da ist, ob du es lesen darfst und ob kein Programm es festhält.</translation>
    </message>
    <message>
        <source>A template needs a folder or a field</source>
        <translation>Eine Vorlage braucht einen Ordner oder ein Feld</translation>
    </message>
    <message>
        <source>Write one like year/month.</source>
        <translation>Schreib etwa year/month.</translation>
    </message>
    <message>
        <source>A template cannot lead out of its folder</source>
        <translation>Eine Vorlage kann nicht aus ihrem Ordner hinausführen</translation>
    </message>
    <message>
        <source>Leave out the parts of dots alone.</source>
        <translation>Lass die Teile weg, die nur aus Punkten bestehen.</translation>
    </message>
    <message>
        <source>The brace at character {at} is not closed</source>
        <translation>Die Klammer an Zeichen {at} wird nicht geschlossen</translation>
    </message>
    <message>
        <source>The brace at character {at} closes nothing</source>
        <translation>Die Klammer an Zeichen {at} schließt nichts</translation>
    </message>
    <message>
        <source>Two of them stand for one that is meant as it is.</source>
        <translation>Zwei davon stehen für eine, die wörtlich gemeint ist.</translation>
    </message>
    <message>
        <source>There is no field “{name}” (character {at})</source>
        <translation>Es gibt kein Feld „{name}“ (Zeichen {at})</translation>
    </message>
    <message>
        <source>Perhaps “{nearest}” is meant.</source>
        <translation>Vielleicht ist „{nearest}“ gemeint.</translation>
    </message>
    <message>
        <source>“{width}” at character {at} cannot be the width of “{name}”</source>
        <translation>„{width}“ an Zeichen {at} kann nicht die Breite von „{name}“ sein</translation>
    </message>
    <message>
        <source>Numbers have one of 1 to 9 digits, like month:02.</source>
        <translation>Zahlen haben eine von 1 bis 9 Stellen, etwa month:02.</translation>
    </message>
    <message>
        <source>The words at character {at} must stand last, after a field</source>
        <translation>Die Wörter an Zeichen {at} müssen als Letztes stehen, nach einem Feld</translation>
    </message>
    <message>
        <source>They are taken where no field before them says anything.</source>
        <translation>Sie werden genommen, wo kein Feld davor etwas sagt.</translation>
    </message>
    <message>
        <source>Only files can be counted, not folders</source>
        <translation>Nur Dateien können gezählt werden, nicht Ordner</translation>
    </message>
    <message>
        <source>Put the counter behind the last slash.</source>
        <translation>Setz den Zähler hinter den letzten Schrägstrich.</translation>
    </message>
    <message>
        <source>This line is no rule</source>
        <translation>Diese Zeile ist keine Regel</translation>
    </message>
    <message>
        <source>Write what is sought, an arrow (-&gt;) and a template.</source>
        <translation>Schreib, was gesucht wird, einen Pfeil (-&gt;) und eine Vorlage.</translation>
    </message>
    <message>
        <source>There is no rule</source>
        <translation>Es gibt keine Regel</translation>
    </message>
    <message>
        <source>Write what is sought, an arrow and a template.</source>
        <translation>Schreib, was gesucht wird, einen Pfeil und eine Vorlage.</translation>
    </message>
    <message>
        <source>There is no plan {id}</source>
        <translation>Es gibt keinen Plan {id}</translation>
    </message>
    <message>
        <source>There is no rule {rule} in this plan</source>
        <translation>In diesem Plan gibt es keine Regel {rule}</translation>
    </message>
    <message>
        <source>It has {most}.</source>
        <translation>Er hat {most}.</translation>
    </message>
    <message>
        <source>This plan is done already</source>
        <translation>Dieser Plan ist schon ausgeführt</translation>
    </message>
    <message>
        <source>Its files can be brought back.</source>
        <translation>Seine Dateien können zurückgeholt werden.</translation>
    </message>
    <message>
        <source>Nothing of this plan is done</source>
        <translation>Von diesem Plan ist nichts ausgeführt</translation>
    </message>
    <message>
        <source>There is nothing to take back.</source>
        <translation>Es gibt nichts zurückzunehmen.</translation>
    </message>
    <message>
        <source>There is too little space on {drive}: {needed} are needed, {free} are free</source>
        <translation>Auf {drive} ist zu wenig Platz: {needed} werden gebraucht, {free} sind frei</translation>
    </message>
    <message>
        <source>Free some space, or sort fewer photos.</source>
        <translation>Schaff Platz oder sortiere weniger Fotos.</translation>
    </message>
    <message>
        <source>“{name}” cannot be written ({detail})</source>
        <translation>„{name}“ kann nicht geschrieben werden ({detail})</translation>
    </message>
    <message>
        <source>Choose another folder or another name.</source>
        <translation>Wähle einen anderen Ordner oder einen anderen Namen.</translation>
    </message>
    <message>
        <source>New photos could not be sorted by themselves: {left}</source>
        <translation>Neue Fotos konnten nicht von selbst einsortiert werden: {left}</translation>
    </message>
    <message>
        <source>They are where they were. Plan {id} says why.</source>
        <translation>Sie liegen, wo sie waren. Plan {id} sagt, warum.</translation>
    </message>
    <message>
        <source>Sorting stopped: {detail}</source>
        <translation>Das Sortieren wurde angehalten: {detail}</translation>
    </message>
    <message>
        <source>No file is lost. Put that right, then let the plan go on.</source>
        <translation>Keine Datei ist verloren. Behebe das und lass den Plan dann weiterlaufen.</translation>
    </message>
    <message>
        <source>There is no photo to export</source>
        <translation>Es gibt kein Foto zu exportieren</translation>
    </message>
    <message>
        <source>Choose some photos first.</source>
        <translation>Wähle erst Fotos aus.</translation>
    </message>
    <message>
        <source>“{text}” is no size</source>
        <translation>„{text}“ ist keine Größe</translation>
    </message>
    <message>
        <source>Write original, a longest edge as 1600, a box as 1600x1200, or megapixels as 2mp.</source>
        <translation>Schreib original, eine längste Kante wie 1600, einen Rahmen wie 1600x1200 oder Megapixel wie 2mp.</translation>
    </message>
    <message>
        <source>“{text}” says nothing of how to export</source>
        <translation>„{text}“ sagt nicht, wie exportiert werden soll</translation>
    </message>
    <message>
        <source>“{text}” says nothing of how to change a picture</source>
        <translation>„{text}“ sagt nicht, wie ein Bild zu ändern ist</translation>
    </message>
    <message>
        <source>A part is named by words alone, without another and without a turn</source>
        <translation>Mit Worten wird ein Ausschnitt allein benannt, ohne einen anderen und ohne Drehung</translation>
    </message>
    <message>
        <source>Turn the version afterwards.</source>
        <translation>Dreh die Version danach.</translation>
    </message>
    <message>
        <source>A copy cannot be called “{name}”</source>
        <translation>Eine Kopie kann nicht „{name}“ heißen</translation>
    </message>
    <message>
        <source>Let its name end in .jpg, .png or .webp.</source>
        <translation>Lass den Namen auf .jpg, .png oder .webp enden.</translation>
    </message>
    <message>
        <source>“{text}” is no shape of a picture</source>
        <translation>„{text}“ ist keine Form eines Bildes</translation>
    </message>
    <message>
        <source>Write width and height as in 16:9, or “square”.</source>
        <translation>Schreib Breite und Höhe wie in 16:9, oder „quadratisch“.</translation>
    </message>
    <message>
        <source>I do not know the look “{words}”</source>
        <translation>Den Look „{words}“ kenne ich nicht</translation>
    </message>
    <message>
        <source>Try words such as “golden hour”, “faded film” or “brighter, warmer”.</source>
        <translation>Versuch es mit Worten wie „goldene Stunde“, „verblichener Film“ oder „heller, wärmer“.</translation>
    </message>
    <message>
        <source>Options cannot be called “{name}”</source>
        <translation>Optionen können nicht „{name}“ heißen</translation>
    </message>
    <message>
        <source>Give them a short name that no others have.</source>
        <translation>Gib ihnen einen kurzen Namen, den keine anderen haben.</translation>
    </message>
    <message>
        <source>No options of an export are called “{name}”</source>
        <translation>Keine Optionen für den Export heißen „{name}“</translation>
    </message>
    <message>
        <source>There are {known}.</source>
        <translation>Es gibt {known}.</translation>
    </message>
    <message>
        <source>Have them numbered or passed over, or choose another folder.</source>
        <translation>Lass sie nummerieren oder auslassen, oder wähle einen anderen Ordner.</translation>
    </message>
    <message>
        <source>No space is left where the copies are to be</source>
        <translation>Wo die Kopien hin sollen, ist kein Platz mehr</translation>
    </message>
    <message>
        <source>Free some space and export again. What is there already is whole.</source>
        <translation>Schaff Platz und exportiere noch einmal. Was schon dort ist, ist vollständig.</translation>
    </message>
    <message>
        <source>Nothing can be written there ({detail})</source>
        <translation>Dort lässt sich nichts schreiben ({detail})</translation>
    </message>
    <message>
        <source>Choose another folder, or allow writing to it.</source>
        <translation>Wähle einen anderen Ordner, oder erlaube das Schreiben dort.</translation>
    </message>
    <message>
        <source>The picture cannot be written in this format ({detail})</source>
        <translation>Das Bild lässt sich in diesem Format nicht schreiben ({detail})</translation>
    </message>
    <message>
        <source>Choose another format or a smaller size.</source>
        <translation>Wähle ein anderes Format oder eine kleinere Größe.</translation>
    </message>
    <message>
        <source>Files of this kind have no note of how their picture is turned</source>
        <translation>Dateien dieser Art haben keinen Vermerk, wie ihr Bild gedreht ist</translation>
    </message>
    <message>
        <source>Save a turned version beside it instead.</source>
        <translation>Speichere stattdessen eine gedrehte Version daneben.</translation>
    </message>
    <message>
        <source>Nothing can be added to this file that turns its picture</source>
        <translation>Dieser Datei lässt sich nichts hinzufügen, das ihr Bild dreht</translation>
    </message>
    <message>
        <source>What the file says of its picture is damaged; it was left as it is</source>
        <translation>Was die Datei über ihr Bild sagt, ist beschädigt; sie blieb, wie sie ist</translation>
    </message>
    <message>
        <source>The picture would not be the same, turned; the file was left as it is</source>
        <translation>Gedreht wäre es nicht dasselbe Bild; die Datei blieb, wie sie ist</translation>
    </message>
    <message>
        <source>The file is not as it was read; it was left as it is</source>
        <translation>Die Datei ist nicht mehr so, wie sie gelesen wurde; sie blieb, wie sie ist</translation>
    </message>
    <message>
        <source>Wait until it has been read again, then try again.</source>
        <translation>Warte, bis sie neu gelesen ist, und versuche es dann noch einmal.</translation>
    </message>
    <message>
        <source>No space is left beside the photo; it was left as it is</source>
        <translation>Neben dem Foto ist kein Platz mehr; es blieb, wie es ist</translation>
    </message>
    <message>
        <source>The file cannot be written ({detail}); it was left as it is</source>
        <translation>Die Datei lässt sich nicht schreiben ({detail}); sie blieb, wie sie ist</translation>
    </message>
    <message>
        <source>Close it in other programs or allow writing to its folder, then try again.</source>
        <translation>Schließe sie in anderen Programmen oder erlaube das Schreiben in ihren Ordner und versuche es dann noch einmal.</translation>
    </message>
    <message>
        <source>Files that another program has changed since were left as they are</source>
        <translation>Dateien, die ein anderes Programm seither geändert hat, blieben, wie sie sind</translation>
    </message>
    <message>
        <source>Turn them by themselves.</source>
        <translation>Drehe sie einzeln.</translation>
    </message>
    <message>
        <source>Nothing of the picture would change</source>
        <translation>Am Bild würde sich nichts ändern</translation>
    </message>
    <message>
        <source>Choose a part of it first.</source>
        <translation>Wähle zuerst einen Ausschnitt.</translation>
    </message>
    <message>
        <source>This part does not lie in the picture</source>
        <translation>Dieser Ausschnitt liegt nicht im Bild</translation>
    </message>
    <message>
        <source>Choose one within its edges.</source>
        <translation>Wähle einen innerhalb seiner Ränder.</translation>
    </message>
    <message>
        <source>No space is left in the photo&apos;s folder for its version</source>
        <translation>Im Ordner des Fotos ist kein Platz mehr für seine Version</translation>
    </message>
    <message>
        <source>Nothing can be written into the photo&apos;s folder ({detail})</source>
        <translation>In den Ordner des Fotos lässt sich nichts schreiben ({detail})</translation>
    </message>
    <message>
        <source>Allow writing to it, or export the photo to another folder first.</source>
        <translation>Erlaube das Schreiben dorthin oder exportiere das Foto zuerst in einen anderen Ordner.</translation>
    </message>
    <message>
        <source>Folder “{name}” added</source>
        <translation>Ordner „{name}“ hinzugefügt</translation>
    </message>
    <message>
        <source>Folder “{name}” removed; its files stay</source>
        <translation>Ordner „{name}“ entfernt; seine Dateien bleiben</translation>
    </message>
    <message>
        <source>“{name}” is passed over; {photos} hidden</source>
        <translation>„{name}“ wird übergangen; {photos} ausgeblendet</translation>
    </message>
    <message>
        <source>“{name}” is no longer passed over; {photos} back</source>
        <translation>„{name}“ wird nicht mehr übergangen; {photos} wieder da</translation>
    </message>
    <message>
        <source>“{name}” added to {photos}</source>
        <translation>„{name}“ zu {photos} hinzugefügt</translation>
    </message>
    <message>
        <source>“{name}” removed from {photos}</source>
        <translation>„{name}“ von {photos} entfernt</translation>
    </message>
    <message>
        <source>“{name}” added to {photos}, in place of what it excludes</source>
        <translation>„{name}“ zu {photos} hinzugefügt, anstelle dessen, was es ausschließt</translation>
    </message>
    <message>
        <source>Tag is now “{name}”</source>
        <translation>Das Schlagwort heißt jetzt „{name}“</translation>
    </message>
    <message>
        <source>Tags merged into “{name}”</source>
        <translation>Schlagwörter zu „{name}“ vereint</translation>
    </message>
    <message>
        <source>Tag “{name}” deleted; its photos stay</source>
        <translation>Schlagwort „{name}“ gelöscht; seine Fotos bleiben</translation>
    </message>
    <message>
        <source>Tag “{name}” changed</source>
        <translation>Schlagwort „{name}“ geändert</translation>
    </message>
    <message>
        <source>{count} tags imported</source>
        <translation>{count} Schlagwörter importiert</translation>
    </message>
    <message>
        <source>{photos} marked as sensitive</source>
        <translation>{photos} als heikel markiert</translation>
    </message>
    <message>
        <source>{photos} marked as not sensitive</source>
        <translation>{photos} als nicht heikel markiert</translation>
    </message>
    <message>
        <source>Album “{name}” created</source>
        <translation>Album „{name}“ angelegt</translation>
    </message>
    <message>
        <source>{count} albums created</source>
        <translation>{count} Alben angelegt</translation>
    </message>
    <message>
        <source>Album “{name}” changed</source>
        <translation>Album „{name}“ geändert</translation>
    </message>
    <message>
        <source>Album “{name}” deleted; its photos stay</source>
        <translation>Album „{name}“ gelöscht; seine Fotos bleiben</translation>
    </message>
    <message>
        <source>{photos} added to “{name}”</source>
        <translation>{photos} zu „{name}“ hinzugefügt</translation>
    </message>
    <message>
        <source>{photos} removed from “{name}”</source>
        <translation>{photos} aus „{name}“ entfernt</translation>
    </message>
    <message>
        <source>{photos} answered for “{name}”</source>
        <translation>{photos} zu „{name}“ beantwortet</translation>
    </message>
    <message>
        <source>“{name}” is not suggested again</source>
        <translation>„{name}“ wird nicht mehr vorgeschlagen</translation>
    </message>
    <message>
        <source>“{name}” may be suggested again</source>
        <translation>„{name}“ darf wieder vorgeschlagen werden</translation>
    </message>
    <message>
        <source>Search “{name}” saved</source>
        <translation>Suche „{name}“ gespeichert</translation>
    </message>
    <message>
        <source>Search “{name}” changed</source>
        <translation>Suche „{name}“ geändert</translation>
    </message>
    <message>
        <source>Search “{name}” deleted; the photos stay</source>
        <translation>Suche „{name}“ gelöscht; die Fotos bleiben</translation>
    </message>
    <message>
        <source>{photos} renamed to “{name}”</source>
        <translation>{photos} umbenannt in „{name}“</translation>
    </message>
    <message>
        <source>{photos} rated {name}</source>
        <translation>{photos} bewertet: {name}</translation>
    </message>
    <message>
        <source>{photos} added to the favourites</source>
        <translation>{photos} zu den Favoriten hinzugefügt</translation>
    </message>
    <message>
        <source>{photos} removed from the favourites</source>
        <translation>{photos} aus den Favoriten genommen</translation>
    </message>
    <message>
        <source>{photos} rejected</source>
        <translation>{photos} abgelehnt</translation>
    </message>
    <message>
        <source>{photos} no longer rejected</source>
        <translation>{photos} nicht mehr abgelehnt</translation>
    </message>
    <message>
        <source>{photos} labelled: {name}</source>
        <translation>{photos} markiert: {name}</translation>
    </message>
    <message>
        <source>Date of {photos} changed</source>
        <translation>Datum von {photos} geändert</translation>
    </message>
    <message>
        <source>{photos} dated by the file again</source>
        <translation>{photos} wieder mit dem Datum der Datei</translation>
    </message>
    <message>
        <source>Details of {photos} changed</source>
        <translation>Angaben zu {photos} geändert</translation>
    </message>
    <message>
        <source>Caption of {photos} changed</source>
        <translation>Bildunterschrift geändert: {photos}</translation>
    </message>
    <message>
        <source>Caption of {photos} deleted</source>
        <translation>Bildunterschrift gelöscht: {photos}</translation>
    </message>
    <message>
        <source>Caption of {photos} used as description</source>
        <translation>Bildunterschrift als Beschreibung übernommen: {photos}</translation>
    </message>
    <message>
        <source>What other programs wrote into files was read</source>
        <translation>Gelesen, was andere Programme in Dateien geschrieben haben</translation>
    </message>
    <message>
        <source>Conflicts with files decided: {count}</source>
        <translation>Widersprüche mit Dateien entschieden: {count}</translation>
    </message>
    <message>
        <source>Conflicts with files open again: {count}</source>
        <translation>Widersprüche mit Dateien wieder offen: {count}</translation>
    </message>
    <message>
        <source>{photos} moved to the trash</source>
        <translation>{photos} in den Papierkorb gelegt</translation>
    </message>
    <message>
        <source>{photos} put back from the trash</source>
        <translation>{photos} aus dem Papierkorb zurückgelegt</translation>
    </message>
    <message>
        <source>{photos} moved to the trash; what was said of them is said of what stays</source>
        <translation>{photos} in den Papierkorb gelegt; was über sie gesagt war, gilt für das, was bleibt</translation>
    </message>
    <message>
        <source>{photos} stay together</source>
        <translation>{photos} bleiben beisammen</translation>
    </message>
    <message>
        <source>{photos} stacked</source>
        <translation>{photos} gestapelt</translation>
    </message>
    <message>
        <source>{photos} unstacked</source>
        <translation>{photos} aus dem Stapel genommen</translation>
    </message>
    <message>
        <source>“{name}” is the cover of its stack</source>
        <translation>„{name}“ liegt oben auf seinem Stapel</translation>
    </message>
    <message>
        <source>{photos} turned</source>
        <translation>{photos} gedreht</translation>
    </message>
    <message>
        <source>“{name}” made beside its original</source>
        <translation>„{name}“ neben dem Original gespeichert</translation>
    </message>
    <message>
        <source>Files sorted into folders: {count}</source>
        <translation>In Ordner sortierte Dateien: {count}</translation>
    </message>
    <message>
        <source>Files taken back to where they were: {count}</source>
        <translation>Zurückgebrachte Dateien: {count}</translation>
    </message>
    <message>
        <source>{photos} described as in {name}</source>
        <translation>{photos} beschrieben wie in {name}</translation>
    </message>
    <message>
        <source>Tag words changed; tagging anew</source>
        <translation>Schlagwörter geändert; es wird neu vergeben</translation>
    </message>
</context>
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Photo Sorter</source>
        <translation>Über Photo Sorter</translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation>Version {version}</translation>
    </message>
    <message>
        <source>Everything stays on this computer</source>
        <translation>Alles bleibt auf diesem Computer</translation>
    </message>
    <message>
        <source>Your photos are read, and never changed, moved or deleted unless you ask for it. Nothing is sent anywhere. The internet is used only when you click to download a model or to look for a new version.</source>
        <translation>Deine Fotos werden gelesen und nur dann verändert, verschoben oder gelöscht, wenn du es verlangst. Nichts wird irgendwohin gesendet. Das Internet wird nur benutzt, wenn du ein Modell herunterladen oder nach einer neuen Version sehen lässt.</translation>
    </message>
    <message>
        <source>Made with Qt, PyTorch, OpenCLIP, Chroma, Pillow and SQLite. Whose pictures the built-in model learned from is said in the credits.</source>
        <translation>Gebaut mit Qt, PyTorch, OpenCLIP, Chroma, Pillow und SQLite. Von wessen Bildern das eingebaute Modell gelernt hat, steht in den Danksagungen.</translation>
    </message>
    <message>
        <source>New versions</source>
        <translation>Neue Versionen</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>Lizenzen</translation>
    </message>
    <message>
        <source>Credits</source>
        <translation>Danksagungen</translation>
    </message>
    <message>
        <source>What the built-in model is good at</source>
        <translation>Was das eingebaute Modell gut kann</translation>
    </message>
    <message>
        <source>Drawings, colours, light, simple scenes, looks and papers. About a hundred kinds of things in photos it often names right, but not always. For everything else, one click under Models fetches a large model that understands far more, and then works offline too.</source>
        <translation>Zeichnungen, Farben, Licht, einfache Szenen, Bildstile und Papiere. Etwa hundert Arten von Dingen auf Fotos benennt es oft richtig, aber nicht immer. Für alles andere holt ein Klick unter „Modelle“ ein großes Modell, das weit mehr versteht und danach ebenfalls ohne Internet arbeitet.</translation>
    </message>
    <message>
        <source>Thanks</source>
        <translation>Dank</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Add a folder…</source>
        <translation>Ordner hinzufügen …</translation>
    </message>
    <message>
        <source>New album…</source>
        <translation>Neues Album …</translation>
    </message>
    <message>
        <source>Suggested albums…</source>
        <translation>Vorgeschlagene Alben …</translation>
    </message>
    <message>
        <source>Import from another program…</source>
        <translation>Aus einem anderen Programm übernehmen …</translation>
    </message>
    <message>
        <source>Look through the folders again</source>
        <translation>Ordner neu durchsehen</translation>
    </message>
    <message>
        <source>What is passed over…</source>
        <translation>Was übergangen wird …</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Einstellungen …</translation>
    </message>
    <message>
        <source>Models…</source>
        <translation>Modelle …</translation>
    </message>
    <message>
        <source>Tag words…</source>
        <translation>Schlagwörter …</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>Tastatur</translation>
    </message>
    <message>
        <source>How to search</source>
        <translation>So sucht man</translation>
    </message>
    <message>
        <source>About Photo Sorter</source>
        <translation>Über Photo Sorter</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Find a command…</source>
        <translation>Befehl suchen …</translation>
    </message>
    <message>
        <source>Show or hide the sidebar</source>
        <translation>Seitenleiste ein- oder ausblenden</translation>
    </message>
    <message>
        <source>Show or hide the details</source>
        <translation>Details ein- oder ausblenden</translation>
    </message>
    <message>
        <source>Larger photos</source>
        <translation>Größere Fotos</translation>
    </message>
    <message>
        <source>Smaller photos</source>
        <translation>Kleinere Fotos</translation>
    </message>
    <message>
        <source>Ask about these photos</source>
        <translation>Zu diesen Fotos fragen</translation>
    </message>
    <message>
        <source>Ask about the photo</source>
        <translation>Zum Foto fragen</translation>
    </message>
    <message>
        <source>More like this</source>
        <translation>Mehr wie dieses</translation>
    </message>
    <message>
        <source>More like these</source>
        <translation>Mehr wie diese</translation>
    </message>
    <message>
        <source>Less like this</source>
        <translation>Weniger wie dieses</translation>
    </message>
    <message>
        <source>Less like these</source>
        <translation>Weniger wie diese</translation>
    </message>
    <message>
        <source>Never in this album</source>
        <translation>Nie in diesem Album</translation>
    </message>
    <message>
        <source>Take out of the album or tag, else to the trash</source>
        <translation>Aus dem Album oder vom Schlagwort nehmen, sonst in den Papierkorb</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Peek at the photo</source>
        <translation>Foto kurz ansehen</translation>
    </message>
    <message>
        <source>Show where in the photo it is</source>
        <translation>Zeigen, wo im Foto es ist</translation>
    </message>
    <message>
        <source>Which description fits?…</source>
        <translation>Welche Beschreibung passt?…</translation>
    </message>
    <message>
        <source>Find similar</source>
        <translation>Ähnliche suchen</translation>
    </message>
    <message>
        <source>Find the same look</source>
        <translation>Gleichen Look suchen</translation>
    </message>
    <message>
        <source>Add a tag…</source>
        <translation>Schlagwort hinzufügen …</translation>
    </message>
    <message>
        <source>Add to an album</source>
        <translation>Zu einem Album hinzufügen</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Umbenennen…</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>Herausnehmen</translation>
    </message>
    <message>
        <source>Show in the file manager</source>
        <translation>In der Dateiverwaltung zeigen</translation>
    </message>
    <message>
        <source>Copy the files</source>
        <translation>Dateien kopieren</translation>
    </message>
    <message>
        <source>Move {photos} to the trash</source>
        <translation>{photos} in den Papierkorb</translation>
    </message>
    <message>
        <source>Copy the path</source>
        <translation>Pfad kopieren</translation>
    </message>
    <message>
        <source>Move to the trash</source>
        <translation>In den Papierkorb</translation>
    </message>
    <message>
        <source>No stars</source>
        <translation>Keine Sterne</translation>
    </message>
    <message>
        <source>Colour label: {colour}</source>
        <translation>Farbmarkierung: {colour}</translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation>Favoriten</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Abgelehnte</translation>
    </message>
    <message>
        <source>Without rejected ones</source>
        <translation>Ohne abgelehnte</translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation>Favorit</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Ablehnen</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Bewerten</translation>
    </message>
    <message>
        <source>Show only rated photos</source>
        <translation>Nur bewertete Fotos zeigen</translation>
    </message>
    <message>
        <source>Fix dates…</source>
        <translation>Datum korrigieren…</translation>
    </message>
    <message>
        <source>Save this search…</source>
        <translation>Diese Suche speichern…</translation>
    </message>
    <message>
        <source>Make an album of this search…</source>
        <translation>Aus dieser Suche ein Album machen…</translation>
    </message>
    <message>
        <source>Forget recent searches</source>
        <translation>Letzte Suchen vergessen</translation>
    </message>
    <message>
        <source>Review this tag or album…</source>
        <translation>Dieses Schlagwort oder Album prüfen…</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Give recent tag {number}</source>
        <translation>Zuletzt vergebenes Schlagwort {number} geben</translation>
    </message>
    <message>
        <source>Export the tags…</source>
        <translation>Schlagwörter exportieren …</translation>
    </message>
    <message>
        <source>Import tags…</source>
        <translation>Schlagwörter importieren …</translation>
    </message>
    <message>
        <source>Hide the sensitive picture again</source>
        <translation>Das heikle Bild wieder verdecken</translation>
    </message>
    <message>
        <source>Show the sensitive picture</source>
        <translation>Das heikle Bild zeigen</translation>
    </message>
    <message>
        <source>Hide all sensitive pictures again</source>
        <translation>Alle heiklen Bilder wieder verdecken</translation>
    </message>
    <message>
        <source>Show all sensitive pictures</source>
        <translation>Alle heiklen Bilder zeigen</translation>
    </message>
    <message>
        <source>Mark as not sensitive</source>
        <translation>Als nicht heikel markieren</translation>
    </message>
    <message>
        <source>Mark as sensitive</source>
        <translation>Als heikel markieren</translation>
    </message>
    <message>
        <source>Edit details…</source>
        <translation>Angaben bearbeiten…</translation>
    </message>
    <message>
        <source>Write captions…</source>
        <translation>Bildunterschriften schreiben…</translation>
    </message>
    <message>
        <source>Captions of all photos…</source>
        <translation>Bildunterschriften aller Fotos…</translation>
    </message>
    <message>
        <source>Use captions as descriptions</source>
        <translation>Bildunterschriften als Beschreibungen übernehmen</translation>
    </message>
    <message>
        <source>Write all to files</source>
        <translation>Alles in Dateien schreiben</translation>
    </message>
    <message>
        <source>Write all to files ({photos})</source>
        <translation>Alles in Dateien schreiben ({photos})</translation>
    </message>
    <message>
        <source>Read all from files</source>
        <translation>Alles aus Dateien lesen</translation>
    </message>
    <message>
        <source>Decide differences from files…</source>
        <translation>Unterschiede zu Dateien entscheiden…</translation>
    </message>
    <message>
        <source>Write to files</source>
        <translation>In Dateien schreiben</translation>
    </message>
    <message>
        <source>Read from files</source>
        <translation>Aus Dateien lesen</translation>
    </message>
    <message>
        <source>Choose two photos or more to compare them</source>
        <translation>Wähle zwei oder mehr Fotos, um sie zu vergleichen</translation>
    </message>
    <message>
        <source>This one belongs to no burst.</source>
        <translation>Dieses gehört zu keiner Serie.</translation>
    </message>
    <message>
        <source>There are no bursts</source>
        <translation>Es gibt keine Serien</translation>
    </message>
    <message>
        <source>A burst is what one camera took of one thing within a few seconds.</source>
        <translation>Eine Serie ist, was eine Kamera binnen weniger Sekunden von einer Sache aufgenommen hat.</translation>
    </message>
    <message>
        <source>Compare side by side</source>
        <translation>Nebeneinander vergleichen</translation>
    </message>
    <message>
        <source>Choose the best of each burst</source>
        <translation>Das beste Foto jeder Serie wählen</translation>
    </message>
    <message>
        <source>Take out of the stack</source>
        <translation>Aus dem Stapel nehmen</translation>
    </message>
    <message>
        <source>Unstack</source>
        <translation>Stapel auflösen</translation>
    </message>
    <message>
        <source>Stack the photos</source>
        <translation>Fotos stapeln</translation>
    </message>
    <message>
        <source>Make it the cover of its stack</source>
        <translation>Oben auf den Stapel legen</translation>
    </message>
    <message>
        <source>Open or close the stack</source>
        <translation>Stapel öffnen oder schließen</translation>
    </message>
    <message>
        <source>Open or close all stacks</source>
        <translation>Alle Stapel öffnen oder schließen</translation>
    </message>
    <message>
        <source>Photos that are there twice…</source>
        <translation>Doppelt vorhandene Fotos…</translation>
    </message>
    <message>
        <source>Sort into folders…</source>
        <translation>In Ordner sortieren…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Export all that is shown ({photos})…</source>
        <translation>Alles Gezeigte exportieren ({photos})…</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <source>Turn left</source>
        <translation>Nach links drehen</translation>
    </message>
    <message>
        <source>Turn right</source>
        <translation>Nach rechts drehen</translation>
    </message>
    <message>
        <source>Turn upside down</source>
        <translation>Auf den Kopf drehen</translation>
    </message>
    <message>
        <source>Crop…</source>
        <translation>Zuschneiden …</translation>
    </message>
    <message>
        <source>Look for text in all pictures again</source>
        <translation>In allen Bildern noch einmal nach Text suchen</translation>
    </message>
    <message>
        <source>Delete all text that was read…</source>
        <translation>Allen gelesenen Text löschen…</translation>
    </message>
    <message>
        <source>No text was read in any picture.</source>
        <translation>In keinem Bild wurde Text gelesen.</translation>
    </message>
    <message>
        <source>Delete the text of {photos}</source>
        <translation>Text von {photos} löschen</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>The text of {photos} is deleted.</source>
        <translation>Der Text von {photos} ist gelöscht.</translation>
    </message>
    <message>
        <source>The pictures themselves are as they were.</source>
        <translation>Die Bilder selbst sind, wie sie waren.</translation>
    </message>
    <message>
        <source>Show the text in the picture</source>
        <translation>Text im Bild zeigen</translation>
    </message>
    <message>
        <source>Text in pictures</source>
        <translation>Text in Bildern</translation>
    </message>
    <message>
        <source>Copy saved as “{name}”</source>
        <translation>Kopie als „{name}“ gespeichert</translation>
    </message>
    <message>
        <source>Look…</source>
        <translation>Look …</translation>
    </message>
    <message>
        <source>Crop by words…</source>
        <translation>Mit Worten zuschneiden …</translation>
    </message>
</context>
<context>
    <name>AdjustmentSliders</name>
    <message>
        <source>Brightness</source>
        <translation>Helligkeit</translation>
    </message>
    <message>
        <source>Warmth</source>
        <translation>Wärme</translation>
    </message>
    <message>
        <source>Tint</source>
        <translation>Farbstich</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>Kontrast</translation>
    </message>
    <message>
        <source>Shadows</source>
        <translation>Schatten</translation>
    </message>
    <message>
        <source>Highlights</source>
        <translation>Lichter</translation>
    </message>
    <message>
        <source>Fade</source>
        <translation>Verblassen</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>Dark corners</source>
        <translation>Dunkle Ecken</translation>
    </message>
</context>
<context>
    <name>Agreement</name>
    <message>
        <source>I agree</source>
        <translation>Einverstanden</translation>
    </message>
    <message>
        <source>Leave it as it was</source>
        <translation>Lassen, wie es war</translation>
    </message>
</context>
<context>
    <name>AlbumDialog</name>
    <message>
        <source>Change album</source>
        <translation>Album ändern</translation>
    </message>
    <message>
        <source>New album</source>
        <translation>Neues Album</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>What belongs in it</source>
        <translation>Was hineingehört</translation>
    </message>
    <message>
        <source>for example: a birthday cake with candles</source>
        <translation>zum Beispiel: a birthday cake with candles</translation>
    </message>
    <message>
        <source>Photos that fit come in by themselves, by words and filters as in a search: dogs date:2023 -person. Leave it empty to pick the photos by hand.</source>
        <translation>Fotos, die passen, kommen von selbst hinein, nach Worten und Filtern wie in einer Suche: Hunde date:2023 -person. Lass es leer, um die Fotos von Hand auszusuchen.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Anlegen</translation>
    </message>
    <message>
        <source>Suggested albums…</source>
        <translation>Vorgeschlagene Alben …</translation>
    </message>
</context>
<context>
    <name>AlbumsSection</name>
    <message>
        <source>Albums</source>
        <translation>Alben</translation>
    </message>
    <message>
        <source>Never in {album}</source>
        <translation>Nie in {album}</translation>
    </message>
    <message>
        <source>Let the album decide again</source>
        <translation>Das Album wieder entscheiden lassen</translation>
    </message>
    <message>
        <source>Add to an album</source>
        <translation>Zu einem Album hinzufügen</translation>
    </message>
</context>
<context>
    <name>AllProposals</name>
    <message>
        <source>Look at all proposals</source>
        <translation>Alle Vorschläge ansehen</translation>
    </message>
    <message>
        <source>{files} go to the trash</source>
        <translation>{files} in den Papierkorb</translation>
    </message>
    <message>
        <source>What stays and what goes</source>
        <translation>Was bleibt und was geht</translation>
    </message>
    <message>
        <source>One undo brings all of them back.</source>
        <translation>Einmal Rückgängig holt alle zurück.</translation>
    </message>
    <message>
        <source>what stays</source>
        <translation>das, was bleibt</translation>
    </message>
    <message>
        <source>What stays knows all that is known of what goes.</source>
        <translation>Was bleibt, weiß schon alles, was über das andere bekannt ist.</translation>
    </message>
    <message>
        <source>{names} stays</source>
        <translation>{names} bleibt</translation>
    </message>
    <message>
        <source>to the trash: {names}</source>
        <translation>in den Papierkorb: {names}</translation>
    </message>
</context>
<context>
    <name>AngleControl</name>
    <message>
        <source>Straighten</source>
        <translation>Gerade richten</translation>
    </message>
    <message>
        <source>Straighten (, and .); a double click makes it level again (0)</source>
        <translation>Gerade richten (, und .); ein Doppelklick stellt es wieder waagerecht (0)</translation>
    </message>
    <message>
        <source>Degrees</source>
        <translation>Grad</translation>
    </message>
</context>
<context>
    <name>Announcer</name>
    <message>
        <source>The index server answers again</source>
        <translation>Der Index-Server antwortet wieder</translation>
    </message>
    <message>
        <source>A picture stopped its reader; everything else goes on</source>
        <translation>Ein Bild hat das Lesen abgebrochen; alles andere geht weiter</translation>
    </message>
    <message>
        <source>{name} is in no folder that is watched</source>
        <translation>{name} liegt in keinem beobachteten Ordner</translation>
    </message>
    <message>
        <source>Watch its folder</source>
        <translation>Ordner beobachten</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Undone: {what}</source>
        <translation>Rückgängig gemacht: {what}</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
</context>
<context>
    <name>AskPanel</name>
    <message>
        <source>Ask about the photo</source>
        <translation>Zum Foto fragen</translation>
    </message>
    <message>
        <source>Close the questions (Q)</source>
        <translation>Fragen schließen (Q)</translation>
    </message>
</context>
<context>
    <name>AskSection</name>
    <message>
        <source>Ask</source>
        <translation>Fragen</translation>
    </message>
</context>
<context>
    <name>Asking</name>
    <message>
        <source>What is in the photo?</source>
        <translation>Was ist auf dem Foto?</translation>
    </message>
    <message>
        <source>What is this?</source>
        <translation>Was ist das?</translation>
    </message>
    <message>
        <source>Which colour is it?</source>
        <translation>Welche Farbe hat es?</translation>
    </message>
    <message>
        <source>How many are there?</source>
        <translation>Wie viele sind es?</translation>
    </message>
    <message>
        <source>What is happening?</source>
        <translation>Was passiert hier?</translation>
    </message>
    <message>
        <source>Where was it taken?</source>
        <translation>Wo wurde es aufgenommen?</translation>
    </message>
    <message>
        <source>How many people are there?</source>
        <translation>Wie viele Menschen sind zu sehen?</translation>
    </message>
    <message>
        <source>What is the weather like?</source>
        <translation>Wie ist das Wetter?</translation>
    </message>
    <message>
        <source>What is written there?</source>
        <translation>Was steht da?</translation>
    </message>
    <message>
        <source>What differs between these photos?</source>
        <translation>Worin unterscheiden sich diese Fotos?</translation>
    </message>
    <message>
        <source>a program on this computer</source>
        <translation>einem Programm auf diesem Computer</translation>
    </message>
    <message>
        <source>the built-in model</source>
        <translation>dem eingebauten Modell</translation>
    </message>
</context>
<context>
    <name>Attention</name>
    <message>
        <source>Needs attention</source>
        <translation>Braucht dich</translation>
    </message>
    <message>
        <source>Nothing needs your attention. Every file could be read.</source>
        <translation>Hier ist nichts zu tun. Jede Datei konnte gelesen werden.</translation>
    </message>
    <message>
        <source>Decide…</source>
        <translation>Entscheiden…</translation>
    </message>
    <message>
        <source>Different here and in files</source>
        <translation>Hier anders als in Dateien</translation>
    </message>
    <message>
        <source>You and another program changed stars, labels or words of the same photos. Nothing is written there before you decide.</source>
        <translation>Du und ein anderes Programm habt Sterne, Markierungen oder Texte derselben Fotos geändert. Bis du entscheidest, wird dort nichts geschrieben.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Nochmal versuchen</translation>
    </message>
    <message numerus="yes">
        <source>and %n more file(s)</source>
        <translation>
            <numerusform>und %n weitere Datei</numerusform>
            <numerusform>und %n weitere Dateien</numerusform>
        </translation>
    </message>
    <message>
        <source>Show {name} in the file manager</source>
        <translation>{name} in der Dateiverwaltung zeigen</translation>
    </message>
    <message>
        <source>Try {name} again</source>
        <translation>{name} nochmal versuchen</translation>
    </message>
</context>
<context>
    <name>Bar</name>
    <message>
        <source>Move the pictures together (L)</source>
        <translation>Bilder gemeinsam bewegen (L)</translation>
    </message>
    <message>
        <source>Mark edges in focus (E)</source>
        <translation>Scharfe Kanten markieren (E)</translation>
    </message>
    <message>
        <source>Keep the proposed</source>
        <translation>Vorschlag behalten</translation>
    </message>
    <message>
        <source>Keep the proposed photo, reject the others (B)</source>
        <translation>Das vorgeschlagene Foto behalten, die anderen ablehnen (B)</translation>
    </message>
    <message>
        <source>Group before (Shift+N)</source>
        <translation>Vorige Gruppe (Umschalt+N)</translation>
    </message>
    <message>
        <source>Next group (N)</source>
        <translation>Nächste Gruppe (N)</translation>
    </message>
    <message>
        <source>Back (Esc)</source>
        <translation>Zurück (Esc)</translation>
    </message>
</context>
<context>
    <name>CaptionSection</name>
    <message>
        <source>Caption</source>
        <translation>Bildunterschrift</translation>
    </message>
    <message>
        <source>A sentence on what the photo shows</source>
        <translation>Ein Satz dazu, was das Foto zeigt</translation>
    </message>
    <message>
        <source>Write a caption</source>
        <translation>Bildunterschrift schreiben lassen</translation>
    </message>
    <message>
        <source>Edit the caption</source>
        <translation>Bildunterschrift ändern</translation>
    </message>
    <message>
        <source>Use as description</source>
        <translation>Als Beschreibung übernehmen</translation>
    </message>
    <message>
        <source>Delete the caption</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Choose a model…</source>
        <translation>Modell wählen…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>Write it yourself</source>
        <translation>Selbst schreiben</translation>
    </message>
    <message>
        <source>Caption, written by you</source>
        <translation>Bildunterschrift, von dir</translation>
    </message>
    <message>
        <source>Caption, written by {model}</source>
        <translation>Bildunterschrift, von {model}</translation>
    </message>
    <message>
        <source>Looking at the photo…</source>
        <translation>Das Foto wird angesehen…</translation>
    </message>
    <message>
        <source>The model is not sure. Perhaps: {caption}</source>
        <translation>Das Modell ist nicht sicher. Vielleicht: {caption}</translation>
    </message>
    <message>
        <source>The model is not sure what the photo shows.</source>
        <translation>Das Modell ist nicht sicher, was das Foto zeigt.</translation>
    </message>
</context>
<context>
    <name>CaptionsDialog</name>
    <message>
        <source>Captions of all photos</source>
        <translation>Bildunterschriften aller Fotos</translation>
    </message>
    <message>
        <source>Captions of {photos}</source>
        <translation>Bildunterschriften: {photos}</translation>
    </message>
    <message>
        <source>A model writes a sentence on what each photo shows, when there is nothing else to do. The photos are then found by it. It may be wrong: it is marked as the model&apos;s, and goes into no file. What you write yourself stays.</source>
        <translation>Ein Modell schreibt einen Satz dazu, was jedes Foto zeigt, wenn sonst nichts zu tun ist. Die Fotos werden dann darüber gefunden. Er kann falsch sein: Er ist als Satz des Modells gekennzeichnet und kommt in keine Datei. Was du selbst schreibst, bleibt.</translation>
    </message>
    <message>
        <source>Photos without a caption ({count})</source>
        <translation>Fotos ohne Bildunterschrift ({count})</translation>
    </message>
    <message>
        <source>Also those that another model wrote ({count})</source>
        <translation>Auch die, die ein anderes Modell geschrieben hat ({count})</translation>
    </message>
    <message>
        <source>They are written by {model}.</source>
        <translation>Geschrieben werden sie von {model}.</translation>
    </message>
    <message>
        <source>Choose another model…</source>
        <translation>Anderes Modell wählen…</translation>
    </message>
    <message>
        <source>Stop writing ({photos} left)</source>
        <translation>Nicht weiter schreiben (noch {photos})</translation>
    </message>
    <message>
        <source>Delete what models wrote ({count})</source>
        <translation>Löschen, was Modelle geschrieben haben ({count})</translation>
    </message>
    <message>
        <source>Write captions</source>
        <translation>Bildunterschriften schreiben</translation>
    </message>
</context>
<context>
    <name>Cell</name>
    <message>
        <source>marked yes</source>
        <translation>mit Ja markiert</translation>
    </message>
    <message>
        <source>marked no</source>
        <translation>mit Nein markiert</translation>
    </message>
</context>
<context>
    <name>CentralPane</name>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>“{words}”</source>
        <translation>„{words}“</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Suche läuft …</translation>
    </message>
    <message>
        <source>The first search takes a few seconds, while the model wakes up.</source>
        <translation>Die erste Suche dauert ein paar Sekunden, bis das Modell wach ist.</translation>
    </message>
    <message>
        <source>without “{words}”</source>
        <translation>ohne „{words}“</translation>
    </message>
    <message>
        <source>best first</source>
        <translation>beste zuerst</translation>
    </message>
    <message>
        <source>All photos</source>
        <translation>Alle Fotos</translation>
    </message>
    <message>
        <source>Reading your folder</source>
        <translation>Dein Ordner wird gelesen</translation>
    </message>
    <message>
        <source>Your photos appear here as they are read. You can look at them at once; searching gets better while it goes on.</source>
        <translation>Deine Fotos erscheinen hier, sobald sie gelesen sind. Ansehen kannst du sie gleich; das Suchen wird dabei immer besser.</translation>
    </message>
</context>
<context>
    <name>ChoiceEditor</name>
    <message numerus="yes">
        <source>every %n minute(s)</source>
        <translation>
            <numerusform>jede Minute</numerusform>
            <numerusform>alle %n Minuten</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Compare</name>
    <message>
        <source>Comparing: next group, the one before</source>
        <translation>Vergleichen: nächste Gruppe, vorige Gruppe</translation>
    </message>
    <message>
        <source>Comparing: keep the proposed photo, reject the others</source>
        <translation>Vergleichen: das vorgeschlagene Foto behalten, die anderen ablehnen</translation>
    </message>
    <message>
        <source>Comparing: keep this photo, reject the others</source>
        <translation>Vergleichen: dieses Foto behalten, die anderen ablehnen</translation>
    </message>
    <message>
        <source>Comparing: pick, which is favourite</source>
        <translation>Vergleichen: auswählen, also zum Favoriten machen</translation>
    </message>
    <message>
        <source>Comparing: mark edges in focus</source>
        <translation>Vergleichen: scharfe Kanten markieren</translation>
    </message>
    <message>
        <source>Comparing: move the pictures together, or one by one</source>
        <translation>Vergleichen: Bilder gemeinsam oder einzeln bewegen</translation>
    </message>
    <message>
        <source>Comparing: to the next face</source>
        <translation>Vergleichen: zum nächsten Gesicht</translation>
    </message>
    <message>
        <source>Comparing: fewer or more photos side by side</source>
        <translation>Vergleichen: weniger oder mehr Fotos nebeneinander</translation>
    </message>
    <message>
        <source>sharpest</source>
        <translation>am schärfsten</translation>
    </message>
    <message>
        <source>highlights burnt out: {percent} %</source>
        <translation>Lichter ausgefressen: {percent} %</translation>
    </message>
    <message>
        <source>shadows black: {percent} %</source>
        <translation>Schatten schwarz: {percent} %</translation>
    </message>
    <message>
        <source>Proposed</source>
        <translation>Vorschlag</translation>
    </message>
    <message>
        <source>You rated it best</source>
        <translation>Du hast es am besten bewertet</translation>
    </message>
    <message>
        <source>It is the sharpest</source>
        <translation>Es ist das schärfste</translation>
    </message>
    <message>
        <source>It has the most pixels</source>
        <translation>Es hat die meisten Pixel</translation>
    </message>
    <message>
        <source>Its format keeps the most</source>
        <translation>Sein Format behält am meisten</translation>
    </message>
    <message>
        <source>Its file says the most of itself</source>
        <translation>Seine Datei sagt am meisten über sich</translation>
    </message>
    <message>
        <source>Its file is the largest</source>
        <translation>Seine Datei ist die größte</translation>
    </message>
    <message>
        <source>They differ in nothing that can be told</source>
        <translation>Sie unterscheiden sich in nichts, was sich sagen lässt</translation>
    </message>
</context>
<context>
    <name>CompareView</name>
    <message>
        <source>Photos side by side</source>
        <translation>Fotos nebeneinander</translation>
    </message>
    <message>
        <source>Group {number} of {groups}</source>
        <translation>Gruppe {number} von {groups}</translation>
    </message>
    <message>
        <source>Proposed: {reason}</source>
        <translation>Vorschlag: {reason}</translation>
    </message>
    <message>
        <source>The file of this photo names no faces</source>
        <translation>Die Datei dieses Fotos nennt keine Gesichter</translation>
    </message>
</context>
<context>
    <name>Completing</name>
    <message numerus="yes">
        <source>%n suggestion(s)</source>
        <translation>
            <numerusform>%n Vorschlag</numerusform>
            <numerusform>%n Vorschläge</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Completion</name>
    <message>
        <source>Saved search</source>
        <translation>Gespeicherte Suche</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Schlagwort</translation>
    </message>
    <message>
        <source>Album</source>
        <translation>Album</translation>
    </message>
    <message>
        <source>Kept out of an album</source>
        <translation>Aus einem Album ferngehalten</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Looks like a picture</source>
        <translation>Sieht einem Bild ähnlich</translation>
    </message>
    <message>
        <source>Has the same look as a picture</source>
        <translation>Hat den gleichen Look wie ein Bild</translation>
    </message>
    <message>
        <source>When it was taken</source>
        <translation>Wann es aufgenommen wurde</translation>
    </message>
    <message>
        <source>Season, month or weekday</source>
        <translation>Jahreszeit, Monat oder Wochentag</translation>
    </message>
    <message>
        <source>Stars</source>
        <translation>Sterne</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Kamera</translation>
    </message>
    <message>
        <source>Lens</source>
        <translation>Objektiv</translation>
    </message>
    <message>
        <source>Keyword in the file</source>
        <translation>Stichwort in der Datei</translation>
    </message>
    <message>
        <source>Title in the file</source>
        <translation>Titel in der Datei</translation>
    </message>
    <message>
        <source>Description in the file</source>
        <translation>Beschreibung in der Datei</translation>
    </message>
    <message>
        <source>Caption</source>
        <translation>Bildunterschrift</translation>
    </message>
    <message>
        <source>Text in the picture</source>
        <translation>Text im Bild</translation>
    </message>
    <message>
        <source>Focal length</source>
        <translation>Brennweite</translation>
    </message>
    <message>
        <source>ISO</source>
        <translation>ISO</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Kind of file</source>
        <translation>Art der Datei</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>Name of the file</source>
        <translation>Name der Datei</translation>
    </message>
    <message>
        <source>What is known of it</source>
        <translation>Was darüber bekannt ist</translation>
    </message>
    <message>
        <source>Favourite, rejected…</source>
        <translation>Favorit, abgelehnt…</translation>
    </message>
    <message>
        <source>Colour label</source>
        <translation>Farbmarkierung</translation>
    </message>
</context>
<context>
    <name>CompletionList</name>
    <message>
        <source>Suggestions</source>
        <translation>Vorschläge</translation>
    </message>
</context>
<context>
    <name>ConflictRow</name>
    <message>
        <source>{field} here</source>
        <translation>{field} hier</translation>
    </message>
    <message>
        <source>Keep this  (H)</source>
        <translation>Das behalten  (H)</translation>
    </message>
    <message>
        <source>{field} in the file</source>
        <translation>{field} in der Datei</translation>
    </message>
    <message>
        <source>Take this  (F)</source>
        <translation>Das nehmen  (F)</translation>
    </message>
    <message>
        <source>{field} of {name}: {ours} here, {theirs} in the file</source>
        <translation>{field} von {name}: hier {ours}, in der Datei {theirs}</translation>
    </message>
</context>
<context>
    <name>Conflicts</name>
    <message>
        <source>Stars</source>
        <translation>Sterne</translation>
    </message>
    <message>
        <source>Colour label</source>
        <translation>Farbmarkierung</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>Copyright</source>
        <translation>Copyright</translation>
    </message>
    <message>
        <source>Creator</source>
        <translation>Urheber</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>no stars</source>
        <translation>keine Sterne</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>Differences from files: keep what is here</source>
        <translation>Unterschiede zu Dateien: behalten, was hier steht</translation>
    </message>
    <message>
        <source>Differences from files: take what is in the file</source>
        <translation>Unterschiede zu Dateien: nehmen, was in der Datei steht</translation>
    </message>
</context>
<context>
    <name>ConflictsPage</name>
    <message>
        <source>You and another program changed the same thing. Nothing is written to these files before you decide, and what you decide can be undone.</source>
        <translation>Du und ein anderes Programm habt dasselbe geändert. Bis du entscheidest, wird in diese Dateien nichts geschrieben, und was du entscheidest, lässt sich zurücknehmen.</translation>
    </message>
    <message>
        <source>Keep all that is here</source>
        <translation>Alles behalten, was hier steht</translation>
    </message>
    <message>
        <source>Take all that is in the files</source>
        <translation>Alles nehmen, was in den Dateien steht</translation>
    </message>
    <message>
        <source>Differences from files</source>
        <translation>Unterschiede zu Dateien</translation>
    </message>
    <message numerus="yes">
        <source>%Ln value(s) differ here and in files</source>
        <translation>
            <numerusform>%Ln Wert ist hier anders als in der Datei</numerusform>
            <numerusform>%Ln Werte sind hier anders als in den Dateien</numerusform>
        </translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>und {count} weitere</translation>
    </message>
    <message>
        <source>Where you and another program change the stars, label or words of a photo differently, you decide here what counts.</source>
        <translation>Wo du und ein anderes Programm Sterne, Markierung oder Texte eines Fotos verschieden ändert, entscheidest du hier, was gilt.</translation>
    </message>
    <message>
        <source>All photos</source>
        <translation>Alle Fotos</translation>
    </message>
    <message>
        <source>Nothing to decide</source>
        <translation>Nichts zu entscheiden</translation>
    </message>
</context>
<context>
    <name>Counted</name>
    <message numerus="yes">
        <source>%n skipped</source>
        <translation>
            <numerusform>%n übersprungen</numerusform>
            <numerusform>%n übersprungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) nobody answered</source>
        <translation>
            <numerusform>%n Foto ohne Antwort</numerusform>
            <numerusform>%n Fotos ohne Antwort</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) nobody answered would get it.</source>
        <translation>
            <numerusform>%n Foto ohne Antwort bekäme es.</numerusform>
            <numerusform>%n Fotos ohne Antwort bekämen es.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Counts</name>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n Foto</numerusform>
            <numerusform>%n Fotos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{photos} of %n stack(s)</source>
        <translation>
            <numerusform>{photos} aus einem Stapel</numerusform>
            <numerusform>{photos} aus %n Stapeln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{photos} (%n stack(s) among them)</source>
        <translation>
            <numerusform>{photos} (darunter ein Stapel)</numerusform>
            <numerusform>{photos} (darunter %n Stapel)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n star(s)</source>
        <translation>
            <numerusform>%n Stern</numerusform>
            <numerusform>%n Sterne</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n Sekunde</numerusform>
            <numerusform>%n Sekunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n Minute</numerusform>
            <numerusform>%n Minuten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n Stunde</numerusform>
            <numerusform>%n Stunden</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CreditsDialog</name>
    <message>
        <source>Credits</source>
        <translation>Danksagungen</translation>
    </message>
    <message>
        <source>The credits are missing from this copy of the program.</source>
        <translation>Die Danksagungen fehlen in dieser Kopie des Programms.</translation>
    </message>
</context>
<context>
    <name>CropBar</name>
    <message>
        <source>Shape of the frame (A)</source>
        <translation>Form des Rahmens (A)</translation>
    </message>
    <message>
        <source>Stand the frame on its other side (O)</source>
        <translation>Rahmen auf die andere Seite stellen (O)</translation>
    </message>
    <message>
        <source>Turn the version by a quarter (R)</source>
        <translation>Version um ein Viertel drehen (R)</translation>
    </message>
    <message>
        <source>Next proposed part (Tab)</source>
        <translation>Nächster Vorschlag (Tab)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Save as a version</source>
        <translation>Als Version speichern</translation>
    </message>
    <message>
        <source>A file of its own beside the photo, which stays as it is</source>
        <translation>Eine eigene Datei neben dem Foto, das bleibt, wie es ist</translation>
    </message>
    <message>
        <source>Proposal {number} of {count}</source>
        <translation>Vorschlag {number} von {count}</translation>
    </message>
    <message>
        <source>Show a proposal</source>
        <translation>Vorschlag zeigen</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Wird gespeichert …</translation>
    </message>
</context>
<context>
    <name>CropView</name>
    <message>
        <source>Crop the photo</source>
        <translation>Foto zuschneiden</translation>
    </message>
    <message>
        <source>{width} × {height} pixels, from {left}, {top}</source>
        <translation>{width} × {height} Pixel, ab {left}, {top}</translation>
    </message>
    <message>
        <source>straightened by {degrees}°</source>
        <translation>gerade gerichtet um {degrees}°</translation>
    </message>
</context>
<context>
    <name>CropWordsDialog</name>
    <message>
        <source>Crop by words</source>
        <translation>Mit Worten zuschneiden</translation>
    </message>
    <message>
        <source>Say what to keep, a shape, or both. Without words it is what the photo is about.</source>
        <translation>Sag, was bleiben soll, eine Form oder beides. Ohne Worte ist es das, worum es in dem Foto geht.</translation>
    </message>
    <message>
        <source>For example: the cat, 16:9</source>
        <translation>Zum Beispiel: die Katze, 16:9</translation>
    </message>
    <message>
        <source>What to keep</source>
        <translation>Was bleiben soll</translation>
    </message>
    <message>
        <source>square</source>
        <translation>quadratisch</translation>
    </message>
    <message>
        <source>Propose</source>
        <translation>Vorschlagen</translation>
    </message>
    <message>
        <source>Looking at the photo…</source>
        <translation>Das Foto wird angesehen …</translation>
    </message>
</context>
<context>
    <name>Cropping</name>
    <message>
        <source>Free</source>
        <translation>Frei</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>Cropping: move the frame; with Ctrl by one pixel</source>
        <translation>Zuschneiden: Rahmen verschieben; mit Strg um ein Pixel</translation>
    </message>
    <message>
        <source>Cropping: move its right and lower edge; with Ctrl by one pixel</source>
        <translation>Zuschneiden: rechten und unteren Rand verschieben; mit Strg um ein Pixel</translation>
    </message>
    <message>
        <source>Cropping: next shape of the frame, the one before</source>
        <translation>Zuschneiden: nächste Form des Rahmens, die davor</translation>
    </message>
    <message>
        <source>Cropping: stand the frame on its other side</source>
        <translation>Zuschneiden: Rahmen auf die andere Seite stellen</translation>
    </message>
    <message>
        <source>Cropping: turn the version by a quarter</source>
        <translation>Zuschneiden: Version um ein Viertel drehen</translation>
    </message>
    <message>
        <source>Cropping: straighten a little; with Shift by a degree</source>
        <translation>Zuschneiden: ein wenig gerade richten; mit Umschalt um ein Grad</translation>
    </message>
    <message>
        <source>Cropping: make it level again</source>
        <translation>Zuschneiden: wieder waagerecht stellen</translation>
    </message>
    <message>
        <source>Cropping: next proposed part</source>
        <translation>Zuschneiden: nächster Vorschlag</translation>
    </message>
    <message>
        <source>Cropping: save the version</source>
        <translation>Zuschneiden: Version speichern</translation>
    </message>
</context>
<context>
    <name>DatePreviewModel</name>
    <message>
        <source>Photo</source>
        <translation>Foto</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Nachher</translation>
    </message>
</context>
<context>
    <name>DateSection</name>
    <message>
        <source>Change the date…</source>
        <translation>Datum ändern…</translation>
    </message>
    <message>
        <source>Use the file&apos;s date again</source>
        <translation>Wieder das Datum der Datei nehmen</translation>
    </message>
    <message>
        <source>The file says nothing of it</source>
        <translation>Die Datei sagt dazu nichts</translation>
    </message>
    <message>
        <source>The file says: {date}</source>
        <translation>Die Datei sagt: {date}</translation>
    </message>
</context>
<context>
    <name>Dates</name>
    <message>
        <source>no date</source>
        <translation>kein Datum</translation>
    </message>
    <message>
        <source>stays as it is</source>
        <translation>bleibt, wie es ist</translation>
    </message>
    <message>
        <source>has no date</source>
        <translation>hat kein Datum</translation>
    </message>
    <message>
        <source>no date in the name</source>
        <translation>kein Datum im Namen</translation>
    </message>
    <message>
        <source>no place is known</source>
        <translation>kein Ort bekannt</translation>
    </message>
    <message>
        <source>no time zone is noted</source>
        <translation>keine Zeitzone vermerkt</translation>
    </message>
    <message>
        <source>the date is not exact enough</source>
        <translation>das Datum ist nicht genau genug</translation>
    </message>
    <message>
        <source>too far away for a date</source>
        <translation>zu weit weg für ein Datum</translation>
    </message>
</context>
<context>
    <name>DatesDialog</name>
    <message numerus="yes">
        <source>Fix the date of %n photo(s)</source>
        <translation>
            <numerusform>Datum von einem Foto korrigieren</numerusform>
            <numerusform>Datum von %n Fotos korrigieren</numerusform>
        </translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Verschieben</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Festlegen</translation>
    </message>
    <message>
        <source>From the name</source>
        <translation>Aus dem Namen</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Zeitzone</translation>
    </message>
    <message>
        <source>As in the file</source>
        <translation>Wie in der Datei</translation>
    </message>
    <message>
        <source>Dates before and after</source>
        <translation>Datum vorher und nachher</translation>
    </message>
    <message>
        <source>Kept in the library; your files are not changed.</source>
        <translation>Wird in der Bibliothek gespeichert; deine Dateien bleiben unverändert.</translation>
    </message>
    <message>
        <source>Fix dates</source>
        <translation>Datum korrigieren</translation>
    </message>
    <message>
        <source>Changes {count} of {photos}</source>
        <translation>Ändert {count} von {photos}</translation>
    </message>
</context>
<context>
    <name>DetailPanel</name>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Choose a photo to see what is known of it.</source>
        <translation>Wähle ein Foto, um zu sehen, was darüber bekannt ist.</translation>
    </message>
</context>
<context>
    <name>Dialog</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>Dialogs</name>
    <message>
        <source>Choose a folder with photos</source>
        <translation>Ordner mit Fotos wählen</translation>
    </message>
    <message>
        <source>Export the tags</source>
        <translation>Schlagwörter exportieren</translation>
    </message>
    <message>
        <source>Import tags</source>
        <translation>Schlagwörter importieren</translation>
    </message>
    <message>
        <source>Keyword list</source>
        <translation>Stichwortliste</translation>
    </message>
    <message>
        <source>All that is known of the tags</source>
        <translation>Alles, was über die Schlagwörter bekannt ist</translation>
    </message>
    <message>
        <source>Choose a folder to pass over</source>
        <translation>Einen Ordner wählen, der übergangen wird</translation>
    </message>
    <message>
        <source>Choose what to import</source>
        <translation>Wähle, was übernommen werden soll</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>Choose where to export to</source>
        <translation>Wähle, wohin exportiert wird</translation>
    </message>
    <message>
        <source>Export into a zip</source>
        <translation>In eine Zip-Datei exportieren</translation>
    </message>
    <message>
        <source>Open a list of descriptions</source>
        <translation>Eine Liste von Beschreibungen öffnen</translation>
    </message>
</context>
<context>
    <name>Duplicates</name>
    <message>
        <source>rated best</source>
        <translation>am besten bewertet</translation>
    </message>
    <message>
        <source>most pixels</source>
        <translation>die meisten Pixel</translation>
    </message>
    <message>
        <source>best format</source>
        <translation>bestes Format</translation>
    </message>
    <message>
        <source>sharpest</source>
        <translation>am schärfsten</translation>
    </message>
    <message>
        <source>says most of itself</source>
        <translation>sagt am meisten über sich</translation>
    </message>
    <message>
        <source>largest file</source>
        <translation>größte Datei</translation>
    </message>
    <message>
        <source>here first</source>
        <translation>zuerst da</translation>
    </message>
    <message>
        <source>shortest path</source>
        <translation>kürzester Pfad</translation>
    </message>
    <message>
        <source>Proposed to stay: {name}, {reason}</source>
        <translation>Vorschlag: {name} bleibt, {reason}</translation>
    </message>
    <message>
        <source>about as sharp</source>
        <translation>etwa so scharf</translation>
    </message>
    <message>
        <source>{percent} % as sharp</source>
        <translation>{percent} % so scharf</translation>
    </message>
    <message>
        <source>no date</source>
        <translation>ohne Datum</translation>
    </message>
    <message>
        <source>not rated</source>
        <translation>nicht bewertet</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>aussortiert</translation>
    </message>
    <message>
        <source>not connected</source>
        <translation>nicht verbunden</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>Kopien</translation>
    </message>
    <message>
        <source>Same picture</source>
        <translation>Gleiches Bild</translation>
    </message>
    <message>
        <source>Bursts</source>
        <translation>Serien</translation>
    </message>
    <message>
        <source>Look-alikes</source>
        <translation>Ähnliche</translation>
    </message>
    <message>
        <source>Files with the same bytes.</source>
        <translation>Dateien mit denselben Bytes.</translation>
    </message>
    <message>
        <source>One picture: saved again, resized, framed, a little cropped or turned.</source>
        <translation>Ein Bild: neu gespeichert, verkleinert, gerahmt, leicht beschnitten oder gedreht.</translation>
    </message>
    <message>
        <source>Taken by one camera within seconds, and brackets of exposures.</source>
        <translation>Von einer Kamera binnen Sekunden aufgenommen, auch Belichtungsreihen.</translation>
    </message>
    <message>
        <source>Different pictures that look alike.</source>
        <translation>Verschiedene Bilder, die sich ähneln.</translation>
    </message>
    <message>
        <source>No copies</source>
        <translation>Keine Kopien</translation>
    </message>
    <message>
        <source>No two files have the same bytes.</source>
        <translation>Keine zwei Dateien haben dieselben Bytes.</translation>
    </message>
    <message>
        <source>No picture in two versions</source>
        <translation>Kein Bild in zwei Fassungen</translation>
    </message>
    <message>
        <source>No picture was saved again, resized, framed or cropped.</source>
        <translation>Kein Bild wurde neu gespeichert, verkleinert, gerahmt oder beschnitten.</translation>
    </message>
    <message>
        <source>No camera took several of one thing within seconds.</source>
        <translation>Keine Kamera hat binnen Sekunden mehrere von einer Sache aufgenommen.</translation>
    </message>
    <message>
        <source>No look-alikes</source>
        <translation>Keine ähnlichen Bilder</translation>
    </message>
    <message>
        <source>No two different pictures look very much alike.</source>
        <translation>Keine zwei verschiedenen Bilder sehen sich sehr ähnlich.</translation>
    </message>
    <message>
        <source>Nothing is there twice</source>
        <translation>Nichts ist doppelt vorhanden</translation>
    </message>
    <message>
        <source>There are no copies, versions, bursts or look-alikes to decide.</source>
        <translation>Es gibt keine Kopien, Fassungen, Serien oder ähnlichen Bilder zu entscheiden.</translation>
    </message>
    <message>
        <source>No bursts</source>
        <translation>Keine Serien</translation>
    </message>
    <message>
        <source>a bracket</source>
        <translation>eine Belichtungsreihe</translation>
    </message>
    <message>
        <source>the others were to stay all</source>
        <translation>die anderen sollten alle bleiben</translation>
    </message>
    <message>
        <source>the others are stacked</source>
        <translation>die anderen sind gestapelt</translation>
    </message>
    <message>
        <source>frees {size}</source>
        <translation>macht {size} frei</translation>
    </message>
    <message>
        <source>{size} could be freed</source>
        <translation>{size} könnten frei werden</translation>
    </message>
    <message>
        <source>{photos}; {size} could be freed</source>
        <translation>{photos}; {size} könnten frei werden</translation>
    </message>
    <message>
        <source>favourite</source>
        <translation>Favorit</translation>
    </message>
    <message>
        <source>the colour label</source>
        <translation>die Farbmarkierung</translation>
    </message>
    <message>
        <source>the date</source>
        <translation>das Datum</translation>
    </message>
    <message>
        <source>Goes along to {name}: {what}</source>
        <translation>Das geht mit an {name}: {what}</translation>
    </message>
    <message>
        <source>“{name}”</source>
        <translation>„{name}“</translation>
    </message>
    <message>
        <source>the title</source>
        <translation>der Titel</translation>
    </message>
    <message>
        <source>the description</source>
        <translation>die Beschreibung</translation>
    </message>
    <message>
        <source>the copyright</source>
        <translation>das Copyright</translation>
    </message>
    <message>
        <source>the place</source>
        <translation>der Ort</translation>
    </message>
    <message>
        <source>the creator</source>
        <translation>die Urheberin oder der Urheber</translation>
    </message>
    <message>
        <source>There twice: choose which one stays</source>
        <translation>Doppelt vorhanden: wählen, welches bleibt</translation>
    </message>
    <message>
        <source>There twice: this one stays</source>
        <translation>Doppelt vorhanden: dieses bleibt</translation>
    </message>
    <message>
        <source>There twice: this one stays too</source>
        <translation>Doppelt vorhanden: dieses bleibt auch</translation>
    </message>
    <message>
        <source>There twice: the next group, or the one before</source>
        <translation>Doppelt vorhanden: nächste oder vorige Gruppe</translation>
    </message>
    <message>
        <source>There twice: keep all</source>
        <translation>Doppelt vorhanden: alle behalten</translation>
    </message>
    <message>
        <source>There twice: stack</source>
        <translation>Doppelt vorhanden: stapeln</translation>
    </message>
    <message>
        <source>There twice: move the others to the trash</source>
        <translation>Doppelt vorhanden: die anderen in den Papierkorb</translation>
    </message>
    <message>
        <source>There twice: look closer, and flip to the next one</source>
        <translation>Doppelt vorhanden: näher ansehen und zum nächsten wechseln</translation>
    </message>
    <message>
        <source>There twice: the next kind</source>
        <translation>Doppelt vorhanden: die nächste Art</translation>
    </message>
</context>
<context>
    <name>DuplicatesPage</name>
    <message>
        <source>Looking…</source>
        <translation>Wird gesucht…</translation>
    </message>
    <message>
        <source>All photos</source>
        <translation>Alle Fotos</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>All of them stay; nothing can go</source>
        <translation>Alle bleiben; nichts kann weg</translation>
    </message>
</context>
<context>
    <name>EditDialog</name>
    <message numerus="yes">
        <source>Edit the details of %n photo(s)</source>
        <translation>
            <numerusform>Angaben zu %n Foto bearbeiten</numerusform>
            <numerusform>Angaben zu %n Fotos bearbeiten</numerusform>
        </translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>No stars</source>
        <translation>Keine Sterne</translation>
    </message>
    <message>
        <source>Stars</source>
        <translation>Sterne</translation>
    </message>
    <message>
        <source>Colour label</source>
        <translation>Farbmarkierung</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>48.1372, 11.5756, or the address of a map</source>
        <translation>48,1372; 11,5756 oder die Adresse einer Karte</translation>
    </message>
    <message>
        <source>Copyright</source>
        <translation>Copyright</translation>
    </message>
    <message>
        <source>Creator</source>
        <translation>Urheber</translation>
    </message>
    <message>
        <source>Kept in the library. The settings say what is written beside your photos.</source>
        <translation>Bleibt in der Bibliothek. Die Einstellungen sagen, was neben deine Fotos geschrieben wird.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Fix dates…</source>
        <translation>Datum korrigieren…</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>Bewertung</translation>
    </message>
    <message>
        <source>Changes: {fields}</source>
        <translation>Ändert: {fields}</translation>
    </message>
    <message>
        <source>Nothing changes.</source>
        <translation>Nichts ändert sich.</translation>
    </message>
    <message>
        <source>+ “{tag}”</source>
        <translation>+ „{tag}“</translation>
    </message>
    <message>
        <source>− “{tag}”</source>
        <translation>− „{tag}“</translation>
    </message>
    <message>
        <source>Nothing is touched yet.</source>
        <translation>Noch ist nichts geändert.</translation>
    </message>
    <message>
        <source>This is no date. Write it like 2019-05-06 12:00.</source>
        <translation>Das ist kein Datum. Schreib es wie 6.5.2019 12:00.</translation>
    </message>
</context>
<context>
    <name>EditFields</name>
    <message>
        <source>several values</source>
        <translation>verschiedene Werte</translation>
    </message>
    <message>
        <source>several values ({count})</source>
        <translation>verschiedene Werte ({count})</translation>
    </message>
    <message>
        <source>nothing, for all photos</source>
        <translation>nichts, bei allen Fotos</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>So lassen, wie es ist</translation>
    </message>
    <message>
        <source>Remove it from all photos</source>
        <translation>Bei allen Fotos entfernen</translation>
    </message>
</context>
<context>
    <name>EditSection</name>
    <message>
        <source>Edit details…</source>
        <translation>Angaben bearbeiten…</translation>
    </message>
    <message>
        <source>Use the file&apos;s words again</source>
        <translation>Wieder die Angaben der Datei verwenden</translation>
    </message>
</context>
<context>
    <name>EndpointCard</name>
    <message>
        <source>Another program on this computer</source>
        <translation>Ein anderes Programm auf diesem Computer</translation>
    </message>
    <message>
        <source>Address of the program</source>
        <translation>Adresse des Programms</translation>
    </message>
    <message>
        <source>Address, like http://localhost:11434</source>
        <translation>Adresse, etwa http://localhost:11434</translation>
    </message>
    <message>
        <source>Model of the program</source>
        <translation>Modell des Programms</translation>
    </message>
    <message>
        <source>Model, where it has several</source>
        <translation>Modell, falls es mehrere hat</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>in Gebrauch</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Verwenden</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Testen</translation>
    </message>
    <message>
        <source>If you run Ollama, LM Studio, llama.cpp or the like, it can describe photos and answer questions about them. It is off while there is no address.</source>
        <translation>Wenn bei dir Ollama, LM Studio, llama.cpp oder Ähnliches läuft, kann es Fotos beschreiben und Fragen dazu beantworten. Ohne Adresse ist es ausgeschaltet.</translation>
    </message>
    <message>
        <source>Privacy: when you ask about a photo, that program gets your question, a small copy of the photo without what else stands in its file, and what may help to answer, such as its tags and its date. Photo Sorter sends this to this computer alone, and refuses every other address. What that program does with it is up to it.</source>
        <translation>Datenschutz: Wenn du etwas zu einem Foto fragst, bekommt jenes Programm deine Frage, eine kleine Kopie des Fotos ohne das, was sonst in seiner Datei steht, und was beim Antworten helfen kann, etwa seine Schlagwörter und sein Datum. Photo Sorter sendet das nur an diesen Computer und lehnt jede andere Adresse ab. Was jenes Programm damit macht, liegt bei ihm.</translation>
    </message>
    <message>
        <source>It answers, and has no model yet. Load one there.</source>
        <translation>Es antwortet und hat noch kein Modell. Lade dort eines.</translation>
    </message>
    <message>
        <source>It answers with the model {name}.</source>
        <translation>Es antwortet mit dem Modell {name}.</translation>
    </message>
    <message>
        <source>It answers, and has these models: {names}. Write down which one.</source>
        <translation>Es antwortet und hat diese Modelle: {names}. Trage ein, welches.</translation>
    </message>
    <message>
        <source>Asking…</source>
        <translation>Wird gefragt …</translation>
    </message>
</context>
<context>
    <name>ExclusionsDialog</name>
    <message>
        <source>What is passed over</source>
        <translation>Was übergangen wird</translation>
    </message>
    <message>
        <source>Folders and files in this list are not looked at. Their photos are hidden at once and keep their tags, albums and ratings; taken off the list, they are back with all of them. On the disk nothing changes.</source>
        <translation>Ordner und Dateien in dieser Liste werden nicht angesehen. Ihre Fotos sind sofort ausgeblendet und behalten Schlagwörter, Alben und Bewertungen; von der Liste genommen sind sie mit alledem wieder da. Auf der Festplatte ändert sich nichts.</translation>
    </message>
    <message>
        <source>You have passed over nothing yet.</source>
        <translation>Du hast noch nichts übergangen.</translation>
    </message>
    <message>
        <source>A name or a pattern</source>
        <translation>Ein Name oder ein Muster</translation>
    </message>
    <message>
        <source>A name or a pattern, such as Exports or *.png</source>
        <translation>Ein Name oder ein Muster, etwa Export oder *.png</translation>
    </message>
    <message>
        <source>Pass over</source>
        <translation>Übergehen</translation>
    </message>
    <message>
        <source>“Exports” means every folder and file of this name, “*.png” every name that ends so, “2019/raw” a path in a watched folder. A folder that holds a file named .nomedia is passed over, too.</source>
        <translation>„Export“ meint jeden Ordner und jede Datei dieses Namens, „*.png“ jeden Namen, der so endet, „2019/raw“ einen Pfad in einem beobachteten Ordner. Auch ein Ordner mit einer Datei namens .nomedia wird übergangen.</translation>
    </message>
    <message>
        <source>Look at the chosen ones again</source>
        <translation>Die gewählten wieder ansehen</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>Einen Ordner wählen …</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message numerus="yes">
        <source>Export %n photo(s)</source>
        <translation>
            <numerusform>%n Foto exportieren</numerusform>
            <numerusform>%n Fotos exportieren</numerusform>
        </translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>As it is</source>
        <translation>Wie es ist</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Keep them</source>
        <translation>Beibehalten</translation>
    </message>
    <message>
        <source>sRGB, for every screen</source>
        <translation>sRGB, für jeden Bildschirm</translation>
    </message>
    <message>
        <source>What you said of them</source>
        <translation>Was du dazu gesagt hast</translation>
    </message>
    <message>
        <source>Sidecars (XMP)</source>
        <translation>Begleitdateien (XMP)</translation>
    </message>
    <message>
        <source>RAW files and films, copied unchanged</source>
        <translation>RAW-Dateien und Filme, unverändert kopiert</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>Namen</translation>
    </message>
    <message>
        <source>Where a name is taken</source>
        <translation>Wo ein Name vergeben ist</translation>
    </message>
    <message>
        <source>Give the copy a number</source>
        <translation>Der Kopie eine Nummer geben</translation>
    </message>
    <message>
        <source>Leave the photo out</source>
        <translation>Das Foto auslassen</translation>
    </message>
    <message>
        <source>Where to</source>
        <translation>Wohin</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>about {size} each</source>
        <translation>je etwa {size}</translation>
    </message>
    <message>
        <source>some {size} in all</source>
        <translation>zusammen rund {size}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln left out: the name is taken</source>
        <translation>
            <numerusform>%Ln ausgelassen: der Name ist vergeben</numerusform>
            <numerusform>%Ln ausgelassen: die Namen sind vergeben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln with a number: the name is taken</source>
        <translation>
            <numerusform>%Ln mit Nummer: der Name ist vergeben</numerusform>
            <numerusform>%Ln mit Nummer: die Namen sind vergeben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln not there now</source>
        <translation>
            <numerusform>%Ln gerade nicht da</numerusform>
            <numerusform>%Ln gerade nicht da</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln RAW file(s) or film(s) beside them</source>
        <translation>
            <numerusform>%Ln RAW-Datei oder Film daneben</numerusform>
            <numerusform>%Ln RAW-Dateien oder Filme daneben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln RAW file(s) or film(s) left out</source>
        <translation>
            <numerusform>%Ln RAW-Datei oder Film weggelassen</numerusform>
            <numerusform>%Ln RAW-Dateien oder Filme weggelassen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln written anew, as JPEG where its format is not written</source>
        <translation>
            <numerusform>%Ln wird neu geschrieben, als JPEG, wo sich sein Format nicht schreiben lässt</numerusform>
            <numerusform>%Ln werden neu geschrieben, als JPEG, wo sich ihr Format nicht schreiben lässt</numerusform>
        </translation>
    </message>
    <message>
        <source>The first: {name}</source>
        <translation>Das erste: {name}</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Qualität</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>Weglassen</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Dazu</translation>
    </message>
    <message>
        <source>Name taken</source>
        <translation>Name vergeben</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>Ordner…</translation>
    </message>
    <message>
        <source>Zip…</source>
        <translation>Zip…</translation>
    </message>
    <message>
        <source>They would tell all of it</source>
        <translation>Sie würden alles davon verraten</translation>
    </message>
    <message>
        <source>Looking what comes of it…</source>
        <translation>Sieht nach, was daraus wird…</translation>
    </message>
</context>
<context>
    <name>ExportWords</name>
    <message numerus="yes">
        <source>Stopped: %Ln photo(s) exported</source>
        <translation>
            <numerusform>Angehalten: %Ln Foto exportiert</numerusform>
            <numerusform>Angehalten: %Ln Fotos exportiert</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was exported</source>
        <translation>Nichts wurde exportiert</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) exported to {place}</source>
        <translation>
            <numerusform>%Ln Foto nach {place} exportiert</numerusform>
            <numerusform>%Ln Fotos nach {place} exportiert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) could not be exported</source>
        <translation>
            <numerusform>%Ln Foto ließ sich nicht exportieren</numerusform>
            <numerusform>%Ln Fotos ließen sich nicht exportieren</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) are not there now</source>
        <translation>
            <numerusform>%Ln Foto ist gerade nicht da</numerusform>
            <numerusform>%Ln Fotos sind gerade nicht da</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) left out: their names are taken</source>
        <translation>
            <numerusform>%Ln Foto ausgelassen: der Name ist vergeben</numerusform>
            <numerusform>%Ln Fotos ausgelassen: die Namen sind vergeben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln RAW file(s) or film(s) beside them</source>
        <translation>
            <numerusform>%Ln RAW-Datei oder Film daneben</numerusform>
            <numerusform>%Ln RAW-Dateien oder Filme daneben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln RAW file(s) or film(s) left out</source>
        <translation>
            <numerusform>%Ln RAW-Datei oder Film weggelassen</numerusform>
            <numerusform>%Ln RAW-Dateien oder Filme weggelassen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) hold several pictures: the first was taken</source>
        <translation>
            <numerusform>%Ln Datei hat mehrere Bilder: das erste wurde genommen</numerusform>
            <numerusform>%Ln Dateien haben mehrere Bilder: das erste wurde genommen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln raw photo(s) as the viewer shows them</source>
        <translation>
            <numerusform>%Ln Rohbild, wie der Betrachter es zeigt</numerusform>
            <numerusform>%Ln Rohbilder, wie der Betrachter sie zeigt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln damaged photo(s): what there is of them</source>
        <translation>
            <numerusform>%Ln beschädigtes Foto: was davon da ist</numerusform>
            <numerusform>%Ln beschädigte Fotos: was davon da ist</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) take no words: they are as they were</source>
        <translation>
            <numerusform>%Ln Datei nimmt keine Worte auf: sie ist, wie sie war</numerusform>
            <numerusform>%Ln Dateien nehmen keine Worte auf: sie sind, wie sie waren</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln motion photo(s) without their film</source>
        <translation>
            <numerusform>%Ln bewegtes Foto ohne seinen Film</numerusform>
            <numerusform>%Ln bewegte Fotos ohne ihren Film</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FileEditor</name>
    <message>
        <source>What you said of the dates is taken back; the file&apos;s dates count.</source>
        <translation>Was du zum Datum gesagt hast, wird zurückgenommen; es gilt das Datum der Datei.</translation>
    </message>
</context>
<context>
    <name>FileWorkBar</name>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
</context>
<context>
    <name>FileWorkSaid</name>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Decide…</source>
        <translation>Entscheiden…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln value(s) differ here and in the files.</source>
        <translation>
            <numerusform>%Ln Wert ist hier anders als in der Datei.</numerusform>
            <numerusform>%Ln Werte sind hier anders als in den Dateien.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stopped: %Ln file(s) written, the rest still waits</source>
        <translation>
            <numerusform>Angehalten: %Ln Datei geschrieben, der Rest wartet noch</numerusform>
            <numerusform>Angehalten: %Ln Dateien geschrieben, der Rest wartet noch</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) written beside your photos</source>
        <translation>
            <numerusform>%Ln Datei neben deine Fotos geschrieben</numerusform>
            <numerusform>%Ln Dateien neben deine Fotos geschrieben</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was written</source>
        <translation>Es wurde nichts geschrieben</translation>
    </message>
    <message>
        <source>Everything is in the files already</source>
        <translation>In den Dateien steht schon alles</translation>
    </message>
    <message numerus="yes">
        <source>Stopped: %Ln file(s) with something new read</source>
        <translation>
            <numerusform>Angehalten: %Ln Datei mit Neuem gelesen</numerusform>
            <numerusform>Angehalten: %Ln Dateien mit Neuem gelesen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) with something new read</source>
        <translation>
            <numerusform>%Ln Datei mit Neuem gelesen</numerusform>
            <numerusform>%Ln Dateien mit Neuem gelesen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) could not be read or written</source>
        <translation>
            <numerusform>%Ln Datei ließ sich nicht lesen oder schreiben</numerusform>
            <numerusform>%Ln Dateien ließen sich nicht lesen oder schreiben</numerusform>
        </translation>
    </message>
    <message>
        <source>The files say nothing new</source>
        <translation>In den Dateien steht nichts Neues</translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Belongs to it</source>
        <translation>Gehört dazu</translation>
    </message>
    <message>
        <source>Show in the file manager</source>
        <translation>In der Dateiverwaltung zeigen</translation>
    </message>
    <message>
        <source>RAW</source>
        <translation>RAW</translation>
    </message>
    <message>
        <source>film</source>
        <translation>Film</translation>
    </message>
    <message>
        <source>sound</source>
        <translation>Ton</translation>
    </message>
    <message>
        <source>notes</source>
        <translation>Notizen</translation>
    </message>
</context>
<context>
    <name>FirstStart</name>
    <message>
        <source>Welcome</source>
        <translation>Willkommen</translation>
    </message>
    <message>
        <source>Find your photos by saying what is in them.</source>
        <translation>Finde deine Fotos, indem du sagst, was darauf ist.</translation>
    </message>
    <message>
        <source>Choose a folder with photos</source>
        <translation>Ordner mit Fotos wählen</translation>
    </message>
    <message>
        <source>or drop a folder here</source>
        <translation>oder einen Ordner hier ablegen</translation>
    </message>
    <message>
        <source>Look around with sample photos</source>
        <translation>Mit Beispielfotos umsehen</translation>
    </message>
    <message>
        <source>Albums that will fill themselves</source>
        <translation>Alben, die sich selbst füllen</translation>
    </message>
    <message>
        <source>Everything stays on this computer. Your photos are never changed or moved unless you ask, and nothing is sent anywhere. It works without the internet.</source>
        <translation>Alles bleibt auf diesem Computer. Deine Fotos werden nie ungefragt verändert oder verschoben, und nichts wird irgendwohin gesendet. Es geht ohne Internet.</translation>
    </message>
</context>
<context>
    <name>FitsDialog</name>
    <message>
        <source>Which description fits?</source>
        <translation>Welche Beschreibung passt?</translation>
    </message>
    <message>
        <source>Write or paste what the photo may show, one description a line. The program says which one fits best, or that none does.</source>
        <translation>Schreib oder füge ein, was das Foto zeigen kann, eine Beschreibung je Zeile. Das Programm sagt, welche am besten passt, oder dass keine passt.</translation>
    </message>
    <message>
        <source>Descriptions, one a line</source>
        <translation>Beschreibungen, eine je Zeile</translation>
    </message>
    <message>
        <source>a birthday cake with candles
children in a garden
a street at night</source>
        <translation>eine Geburtstagstorte mit Kerzen
Kinder in einem Garten
eine Straße bei Nacht</translation>
    </message>
    <message>
        <source>Open a text file…</source>
        <translation>Textdatei öffnen…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>None of these fits</source>
        <translation>Keine davon passt</translation>
    </message>
    <message>
        <source>Fits best: {text}</source>
        <translation>Am besten passt: {text}</translation>
    </message>
    <message>
        <source>Find photos of “{text}”</source>
        <translation>Fotos zu „{text}“ finden</translation>
    </message>
    <message>
        <source>{text} (no word of it is known)</source>
        <translation>{text} (kein Wort davon ist bekannt)</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>und %Ln weitere</numerusform>
            <numerusform>und %Ln weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing to choose from yet. A click on an answer finds photos that it fits.</source>
        <translation>Noch gibt es nichts zur Auswahl. Ein Klick auf eine Antwort findet Fotos, zu denen sie passt.</translation>
    </message>
</context>
<context>
    <name>FittingWords</name>
    <message>
        <source>What it may show</source>
        <translation>Was es zeigen könnte</translation>
    </message>
    <message>
        <source>Nothing that the model knows words for.</source>
        <translation>Nichts, wofür das Modell Wörter hat.</translation>
    </message>
</context>
<context>
    <name>FoundBySection</name>
    <message>
        <source>Found by: {parts}</source>
        <translation>Gefunden über: {parts}</translation>
    </message>
    <message>
        <source>picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>file name</source>
        <translation>Dateiname</translation>
    </message>
    <message>
        <source>folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>keyword</source>
        <translation>Stichwort</translation>
    </message>
    <message>
        <source>tag</source>
        <translation>Schlagwort</translation>
    </message>
    <message>
        <source>title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>caption</source>
        <translation>Bildunterschrift</translation>
    </message>
    <message>
        <source>album</source>
        <translation>Album</translation>
    </message>
    <message>
        <source>text in the picture</source>
        <translation>Text im Bild</translation>
    </message>
</context>
<context>
    <name>Grid</name>
    <message>
        <source>Open the photo</source>
        <translation>Foto öffnen</translation>
    </message>
    <message>
        <source>Choose all photos</source>
        <translation>Alle Fotos wählen</translation>
    </message>
    <message>
        <source>Add the photo to the chosen ones</source>
        <translation>Foto dazuwählen</translation>
    </message>
</context>
<context>
    <name>GroupCounts</name>
    <message numerus="yes">
        <source>%Ln file(s)</source>
        <translation>
            <numerusform>%Ln Datei</numerusform>
            <numerusform>%Ln Dateien</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln group(s)</source>
        <translation>
            <numerusform>%Ln Gruppe</numerusform>
            <numerusform>%Ln Gruppen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Still comparing, %Ln photo(s) left</source>
        <translation>
            <numerusform>Wird noch verglichen, %Ln Foto übrig</numerusform>
            <numerusform>Wird noch verglichen, %Ln Fotos übrig</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Move %Ln to the trash</source>
        <translation>
            <numerusform>%Ln in den Papierkorb</numerusform>
            <numerusform>%Ln in den Papierkorb</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) are there twice</source>
        <translation>
            <numerusform>%Ln Foto ist doppelt vorhanden</numerusform>
            <numerusform>%Ln Fotos sind doppelt vorhanden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %Ln proposal(s)…</source>
        <translation>
            <numerusform>%Ln Vorschlag…</numerusform>
            <numerusform>Alle %Ln Vorschläge…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tag(s)</source>
        <translation>
            <numerusform>%Ln Schlagwort</numerusform>
            <numerusform>%Ln Schlagwörter</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln album(s)</source>
        <translation>
            <numerusform>%Ln Album</numerusform>
            <numerusform>%Ln Alben</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GroupList</name>
    <message>
        <source>Groups of photos</source>
        <translation>Gruppen von Fotos</translation>
    </message>
</context>
<context>
    <name>GroupRow</name>
    <message>
        <source>Keep all</source>
        <translation>Alle behalten</translation>
    </message>
    <message>
        <source>All of them stay (A)</source>
        <translation>Alle bleiben (A)</translation>
    </message>
    <message>
        <source>They stay, and are shown as one (S)</source>
        <translation>Sie bleiben und werden als eines gezeigt (S)</translation>
    </message>
    <message>
        <source>What does not stay goes to the trash (Del)</source>
        <translation>Was nicht bleibt, kommt in den Papierkorb (Entf)</translation>
    </message>
    <message>
        <source>Stack</source>
        <translation>Stapeln</translation>
    </message>
    <message>
        <source>{n} of {count}: {what}, {fate}</source>
        <translation>{n} von {count}: {what}, {fate}</translation>
    </message>
    <message>
        <source>stays</source>
        <translation>bleibt</translation>
    </message>
    <message>
        <source>goes to the trash</source>
        <translation>kommt in den Papierkorb</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>more</source>
        <translation>mehr</translation>
    </message>
    <message>
        <source>only sure</source>
        <translation>nur sichere</translation>
    </message>
    <message>
        <source>How sure a match must be</source>
        <translation>Wie sicher ein Treffer sein muss</translation>
    </message>
    <message>
        <source>Size of the photos (Ctrl++, Ctrl+-)</source>
        <translation>Größe der Fotos (Strg++, Strg+-)</translation>
    </message>
    <message>
        <source>Squares</source>
        <translation>Quadrate</translation>
    </message>
    <message>
        <source>Best rated first</source>
        <translation>Beste Bewertung zuerst</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>Neueste zuerst</translation>
    </message>
    <message>
        <source>Keep the photos&apos; shape</source>
        <translation>Form der Fotos behalten</translation>
    </message>
    <message>
        <source>Fill squares</source>
        <translation>Quadrate füllen</translation>
    </message>
</context>
<context>
    <name>Heading</name>
    <message>
        <source>Show what is below</source>
        <translation>Zeigen, was darunter steht</translation>
    </message>
    <message>
        <source>Hide what is below</source>
        <translation>Verbergen, was darunter steht</translation>
    </message>
    <message>
        <source>folded</source>
        <translation>eingeklappt</translation>
    </message>
    <message>
        <source>unfolded</source>
        <translation>ausgeklappt</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Bring your own model</source>
        <translation>Eigenes Modell</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Architecture, as open_clip or timm calls it</source>
        <translation>Architektur, wie open_clip oder timm sie nennt</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Gewichte</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen …</translation>
    </message>
    <message>
        <source>Import from another program</source>
        <translation>Aus einem anderen Programm übernehmen</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Choose another…</source>
        <translation>Etwas anderes wählen …</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Reading what is there; nothing is changed by that.</source>
        <translation>Es wird gelesen, was da ist; dabei ändert sich nichts.</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} von {total}</translation>
    </message>
    <message>
        <source>Taking it over…</source>
        <translation>Es wird übernommen …</translation>
    </message>
    <message>
        <source>Tags, ratings, colour labels, flags and albums are taken over for the photos that are in your library. You see first what comes, and can undo it. Nothing is written to the other program&apos;s files.</source>
        <translation>Schlagwörter, Bewertungen, Farbmarkierungen, Markierungen und Alben werden für die Fotos übernommen, die in deiner Bibliothek sind. Du siehst zuerst, was kommt, und kannst es rückgängig machen. In die Dateien des anderen Programms wird nichts geschrieben.</translation>
    </message>
    <message>
        <source>the file digikam4.db, in the folder of your collection</source>
        <translation>die Datei digikam4.db im Ordner deiner Sammlung</translation>
    </message>
    <message>
        <source>the catalog, a file that ends with .lrcat</source>
        <translation>der Katalog, eine Datei, die auf .lrcat endet</translation>
    </message>
    <message>
        <source>the folder of a Takeout, unpacked</source>
        <translation>der Ordner eines Takeout, entpackt</translation>
    </message>
    <message>
        <source>a folder whose folders hold a .picasa.ini</source>
        <translation>ein Ordner, in dessen Ordnern eine .picasa.ini liegt</translation>
    </message>
    <message>
        <source>nothing to import: export there with IPTC as XMP and add the folder to your library</source>
        <translation>nichts zu übernehmen: Exportiere dort mit IPTC als XMP und füge den Ordner deiner Bibliothek hinzu</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>Eine Datei wählen …</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>Einen Ordner wählen …</translation>
    </message>
</context>
<context>
    <name>ImportPlanPage</name>
    <message>
        <source>What is new</source>
        <translation>Was neu ist</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>Fotos</translation>
    </message>
    <message>
        <source>Different here</source>
        <translation>Hier anders gesagt</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Nicht gefunden</translation>
    </message>
    <message>
        <source>Ambiguous</source>
        <translation>Mehrdeutig</translation>
    </message>
    <message>
        <source>Also where I have said something else here</source>
        <translation>Auch wo ich hier etwas anderes gesagt habe</translation>
    </message>
    <message>
        <source>Folders become albums</source>
        <translation>Ordner werden zu Alben</translation>
    </message>
    <message>
        <source>Flagged photos become favourites</source>
        <translation>Markierte Fotos werden Favoriten</translation>
    </message>
</context>
<context>
    <name>ImportWords</name>
    <message>
        <source>{program}, version {version}</source>
        <translation>{program}, Version {version}</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n Datei</numerusform>
            <numerusform>%n Dateien</numerusform>
        </translation>
    </message>
    <message>
        <source>{files}, {found} of them in your library</source>
        <translation>{files}, {found} davon in deiner Bibliothek</translation>
    </message>
    <message numerus="yes">
        <source>%n tag(s)</source>
        <translation>
            <numerusform>%n Schlagwort</numerusform>
            <numerusform>%n Schlagwörter</numerusform>
        </translation>
    </message>
    <message>
        <source>{what}, {new} new</source>
        <translation>{what}, {new} davon neu</translation>
    </message>
    <message numerus="yes">
        <source>%n album(s)</source>
        <translation>
            <numerusform>%n Album</numerusform>
            <numerusform>%n Alben</numerusform>
        </translation>
    </message>
    <message>
        <source>{name} (new)</source>
        <translation>{name} (neu)</translation>
    </message>
    <message>
        <source>Nothing of it is new to your library.</source>
        <translation>Nichts davon ist für deine Bibliothek neu.</translation>
    </message>
    <message>
        <source>Stars, favourites, rejects and colour labels</source>
        <translation>Sterne, Favoriten, Abgelehnte und Farbmarkierungen</translation>
    </message>
    <message>
        <source>Dates of photos that have none</source>
        <translation>Daten von Fotos, die keines haben</translation>
    </message>
    <message>
        <source>Titles</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Descriptions</source>
        <translation>Beschreibungen</translation>
    </message>
    <message>
        <source>Copyrights</source>
        <translation>Copyright-Vermerke</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>Orte</translation>
    </message>
    <message>
        <source>Creators</source>
        <translation>Urheber</translation>
    </message>
    <message numerus="yes">
        <source>%n title(s), description(s) or place(s) that you gave here</source>
        <translation>
            <numerusform>%n Titel, Beschreibung oder Ort, den oder die du hier anders angegeben hast</numerusform>
            <numerusform>%n Titel, Beschreibungen oder Orte, die du hier anders angegeben hast</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tag(s) or album(s) that you took away here</source>
        <translation>
            <numerusform>%n Schlagwort oder Album, das du hier entfernt hast</numerusform>
            <numerusform>%n Schlagwörter oder Alben, die du hier entfernt hast</numerusform>
        </translation>
    </message>
    <message>
        <source>{name}: here {here}; there {there}</source>
        <translation>{name}: hier {here}; dort {there}</translation>
    </message>
    <message>
        <source>Left out: {what}.</source>
        <translation>Ausgelassen: {what}.</translation>
    </message>
    <message>
        <source>… and {count} more</source>
        <translation>… und {count} weitere</translation>
    </message>
    <message numerus="yes">
        <source>%n colour label(s) that there are not here</source>
        <translation>
            <numerusform>%n Farbmarkierung, die es hier nicht gibt</numerusform>
            <numerusform>%n Farbmarkierungen, die es hier nicht gibt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n virtual copy(ies)</source>
        <translation>
            <numerusform>%n virtuelle Kopie</numerusform>
            <numerusform>%n virtuelle Kopien</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n face(s) without a name</source>
        <translation>
            <numerusform>%n Gesicht ohne Namen</numerusform>
            <numerusform>%n Gesichter ohne Namen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) that cannot be read</source>
        <translation>
            <numerusform>%n Datei, die nicht lesbar ist</numerusform>
            <numerusform>%n Dateien, die nicht lesbar sind</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>words of %n photo(s) that cannot be read</source>
        <translation>
            <numerusform>Texte von %n Foto, die nicht zu lesen sind</numerusform>
            <numerusform>Texte von %n Fotos, die nicht zu lesen sind</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n description(s) of no picture</source>
        <translation>
            <numerusform>%n Beschreibung ohne Bild</numerusform>
            <numerusform>%n Beschreibungen ohne Bild</numerusform>
        </translation>
    </message>
    <message>
        <source>favourite</source>
        <translation>Favorit</translation>
    </message>
    <message>
        <source>no favourite</source>
        <translation>kein Favorit</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>not rejected</source>
        <translation>nicht abgelehnt</translation>
    </message>
</context>
<context>
    <name>IndexServerFields</name>
    <message>
        <source>Empty: everything stays on this computer. With the address of a Chroma server, several computers share the work of understanding photos. Used from the next start on.</source>
        <translation>Leer: Alles bleibt auf diesem Computer. Mit der Adresse eines Chroma-Servers teilen sich mehrere Computer die Arbeit, Fotos zu verstehen. Gilt ab dem nächsten Start.</translation>
    </message>
    <message>
        <source>Index server</source>
        <translation>Index-Server</translation>
    </message>
    <message>
        <source>Token for the index server</source>
        <translation>Token für den Index-Server</translation>
    </message>
    <message>
        <source>Token, where the server asks for one</source>
        <translation>Token, falls der Server eines verlangt</translation>
    </message>
</context>
<context>
    <name>LargeLook</name>
    <message>
        <source>A closer look</source>
        <translation>Näher ansehen</translation>
    </message>
    <message>
        <source>stays</source>
        <translation>bleibt</translation>
    </message>
    <message>
        <source>goes to the trash</source>
        <translation>kommt in den Papierkorb</translation>
    </message>
    <message>
        <source>{n} of {count}</source>
        <translation>{n} von {count}</translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation>{percent} %</translation>
    </message>
</context>
<context>
    <name>LicencesDialog</name>
    <message>
        <source>Licences</source>
        <translation>Lizenzen</translation>
    </message>
    <message>
        <source>Photo Sorter is free software under the MIT licence, and made of these parts. Qt is used under the LGPL, version 3: its libraries are files of their own, which you may replace by others; its source is at https://code.qt.io.</source>
        <translation>Photo Sorter ist freie Software unter der MIT-Lizenz und besteht aus diesen Teilen. Qt wird unter der LGPL, Version 3, benutzt: Seine Bibliotheken sind eigene Dateien, die du durch andere ersetzen darfst; sein Quelltext liegt unter https://code.qt.io.</translation>
    </message>
    <message>
        <source>Look for a part or a licence</source>
        <translation>Nach einem Teil oder einer Lizenz suchen</translation>
    </message>
    <message>
        <source>Gathering the licences…</source>
        <translation>Die Lizenzen werden zusammengesucht …</translation>
    </message>
    <message>
        <source>The licence&apos;s text</source>
        <translation>Der Text der Lizenz</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>Teile</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Teil</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>No part and no licence is called that.</source>
        <translation>Kein Teil und keine Lizenz heißt so.</translation>
    </message>
    <message>
        <source>{name} brings no text. Its licence: {licence}</source>
        <translation>{name} bringt keinen Text mit. Die Lizenz: {licence}</translation>
    </message>
</context>
<context>
    <name>LookDialog</name>
    <message>
        <source>Look</source>
        <translation>Look</translation>
    </message>
    <message>
        <source>The photo as it would look</source>
        <translation>Das Foto, wie es aussähe</translation>
    </message>
    <message>
        <source>Reading the photo…</source>
        <translation>Das Foto wird gelesen …</translation>
    </message>
    <message>
        <source>For example: golden hour</source>
        <translation>Zum Beispiel: goldene Stunde</translation>
    </message>
    <message>
        <source>The look in words</source>
        <translation>Der Look in Worten</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>Stärke</translation>
    </message>
    <message>
        <source>Save as a version</source>
        <translation>Als Version speichern</translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation>Kopie speichern …</translation>
    </message>
    <message>
        <source>What these words plainly mean.</source>
        <translation>Was diese Worte schlicht bedeuten.</translation>
    </message>
    <message>
        <source>What these words plainly mean, refined by the model.</source>
        <translation>Was diese Worte schlicht bedeuten, vom Modell verfeinert.</translation>
    </message>
    <message>
        <source>Found by the model alone; it may be off the mark.</source>
        <translation>Vom Modell allein gefunden; es kann danebenliegen.</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Wird gespeichert …</translation>
    </message>
    <message>
        <source>Looking for “{words}”…</source>
        <translation>„{words}“ wird gesucht …</translation>
    </message>
    <message>
        <source>golden hour</source>
        <translation>goldene Stunde</translation>
    </message>
    <message>
        <source>brighter</source>
        <translation>heller</translation>
    </message>
    <message>
        <source>warmer</source>
        <translation>wärmer</translation>
    </message>
    <message>
        <source>vivid</source>
        <translation>kräftige Farben</translation>
    </message>
    <message>
        <source>faded film</source>
        <translation>verblichener Film</translation>
    </message>
    <message>
        <source>black and white</source>
        <translation>schwarzweiß</translation>
    </message>
    <message>
        <source>dreamy</source>
        <translation>verträumt</translation>
    </message>
    <message>
        <source>moody</source>
        <translation>stimmungsvoll</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Finden</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Hold Ctrl, or the mouse on the photo, to see the original.</source>
        <translation>Halte Strg oder die Maus auf dem Foto gedrückt, um das Original zu sehen.</translation>
    </message>
</context>
<context>
    <name>LookOpener</name>
    <message>
        <source>Save a copy</source>
        <translation>Kopie speichern</translation>
    </message>
    <message>
        <source>Pictures (*.jpg *.png *.webp)</source>
        <translation>Bilder (*.jpg *.png *.webp)</translation>
    </message>
</context>
<context>
    <name>LookPreview</name>
    <message>
        <source>Original</source>
        <translation>Original</translation>
    </message>
</context>
<context>
    <name>MemberCell</name>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>stays</source>
        <translation>bleibt</translation>
    </message>
</context>
<context>
    <name>Models</name>
    <message>
        <source>Built-in</source>
        <translation>Eingebaut</translation>
    </message>
    <message>
        <source>Works offline from the first minute.</source>
        <translation>Geht von der ersten Minute an ohne Internet.</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Leicht</translation>
    </message>
    <message>
        <source>Recommended</source>
        <translation>Empfohlen</translation>
    </message>
    <message>
        <source>Best</source>
        <translation>Bestes</translation>
    </message>
    <message>
        <source>English</source>
        <translation>Englisch</translation>
    </message>
    <message>
        <source>many languages</source>
        <translation>viele Sprachen</translation>
    </message>
    <message>
        <source>The fastest of the larger models.</source>
        <translation>Das schnellste der größeren Modelle.</translation>
    </message>
    <message>
        <source>As fast as the light one, and understands many languages.</source>
        <translation>So schnell wie das leichte, und versteht viele Sprachen.</translation>
    </message>
    <message>
        <source>Finds the most; takes about four times as long for each photo.</source>
        <translation>Findet am meisten; braucht für jedes Foto etwa viermal so lang.</translation>
    </message>
    <message>
        <source>Built-in look</source>
        <translation>Eingebauter Look</translation>
    </message>
    <message>
        <source>Comes with the built-in model.</source>
        <translation>Kommt mit dem eingebauten Modell.</translation>
    </message>
    <message>
        <source>DINOv2, small</source>
        <translation>DINOv2, klein</translation>
    </message>
    <message>
        <source>DINOv2, base</source>
        <translation>DINOv2, mittel</translation>
    </message>
    <message>
        <source>Tells by itself what looks the same; needs a pass of its own for each photo.</source>
        <translation>Sagt für sich allein, was gleich aussieht; braucht für jedes Foto einen eigenen Durchgang.</translation>
    </message>
    <message>
        <source>The larger of them; takes about four times as long as the small one.</source>
        <translation>Das größere von ihnen; braucht etwa viermal so lange wie das kleine.</translation>
    </message>
    <message>
        <source>Answers in a moment, with few words.</source>
        <translation>Antwortet im Nu, mit wenigen Worten.</translation>
    </message>
    <message>
        <source>SmolVLM, small</source>
        <translation>SmolVLM, klein</translation>
    </message>
    <message>
        <source>SmolVLM, medium</source>
        <translation>SmolVLM, mittel</translation>
    </message>
    <message>
        <source>Florence-2, base</source>
        <translation>Florence-2, Grundmodell</translation>
    </message>
    <message>
        <source>Describes a photo and answers questions about it. How fast it is was not measured.</source>
        <translation>Beschreibt ein Foto und beantwortet Fragen dazu. Wie schnell es ist, wurde nicht gemessen.</translation>
    </message>
    <message>
        <source>As the small one, knows more and takes longer. How fast it is was not measured.</source>
        <translation>Wie das kleine, weiß mehr und braucht länger. Wie schnell es ist, wurde nicht gemessen.</translation>
    </message>
    <message>
        <source>Describes a photo at length and answers no questions: it then says so and describes. How fast it is was not measured.</source>
        <translation>Beschreibt ein Foto ausführlich und beantwortet keine Fragen: Dann sagt es das und beschreibt. Wie schnell es ist, wurde nicht gemessen.</translation>
    </message>
    <message>
        <source>Imported from a file.</source>
        <translation>Aus einer Datei importiert.</translation>
    </message>
    <message>
        <source>as its author says</source>
        <translation>wie der Autor es sagt</translation>
    </message>
</context>
<context>
    <name>ModelsDialog</name>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>A model is what understands your photos and your words. All of them run on this computer. After a change of the first two kinds your photos are looked at anew in the background; until then the old model answers.</source>
        <translation>Ein Modell ist das, was deine Fotos und deine Worte versteht. Alle laufen auf diesem Computer. Nach einem Wechsel bei den ersten beiden Arten werden deine Fotos im Hintergrund neu angesehen; bis dahin antwortet das alte Modell.</translation>
    </message>
    <message>
        <source>Bring your own model…</source>
        <translation>Eigenes Modell …</translation>
    </message>
    <message>
        <source>What photos show</source>
        <translation>Was Fotos zeigen</translation>
    </message>
    <message>
        <source>What looks the same</source>
        <translation>Was gleich aussieht</translation>
    </message>
    <message>
        <source>Descriptions and answers, in words</source>
        <translation>Beschreibungen und Antworten, in Worten</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} von {total}</translation>
    </message>
    <message>
        <source>{size} a second</source>
        <translation>{size} pro Sekunde</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Verbinden …</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>in Gebrauch</translation>
    </message>
    <message>
        <source>{size} to download</source>
        <translation>{size} herunterzuladen</translation>
    </message>
    <message>
        <source>{size} of memory</source>
        <translation>{size} Arbeitsspeicher</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Herunterladen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Benutzen</translation>
    </message>
</context>
<context>
    <name>NameEditor</name>
    <message>
        <source>Phones, screenshots and messengers write the date into the file&apos;s name: IMG_20190506_120000.jpg, IMG-20190506-WA0001.jpg.</source>
        <translation>Handys, Bildschirmfotos und Messenger schreiben das Datum in den Namen der Datei: IMG_20190506_120000.jpg, IMG-20190506-WA0001.jpg.</translation>
    </message>
</context>
<context>
    <name>NewVersions</name>
    <message>
        <source>Look for a new version</source>
        <translation>Nach einer neuen Version sehen</translation>
    </message>
    <message>
        <source>Open its page</source>
        <translation>Ihre Seite öffnen</translation>
    </message>
    <message>
        <source>This is version {version}. The internet is asked only when you click.</source>
        <translation>Das ist Version {version}. Das Internet wird nur gefragt, wenn du klickst.</translation>
    </message>
    <message>
        <source>This is version {version}. Newer ones are to be had where this one came from.</source>
        <translation>Das ist Version {version}. Neuere gibt es dort, wo diese herkam.</translation>
    </message>
    <message>
        <source>This is the newest version.</source>
        <translation>Das ist die neueste Version.</translation>
    </message>
    <message>
        <source>Version {version} is there.</source>
        <translation>Version {version} ist da.</translation>
    </message>
    <message>
        <source>It is to be had where this one came from.</source>
        <translation>Es gibt sie dort, wo diese herkam.</translation>
    </message>
    <message>
        <source>Asking…</source>
        <translation>Es wird gefragt …</translation>
    </message>
</context>
<context>
    <name>NothingFound</name>
    <message>
        <source>Take a part of the search away, or make it wider.</source>
        <translation>Nimm einen Teil der Suche weg oder fass ihn weiter.</translation>
    </message>
    <message>
        <source>No photo matches</source>
        <translation>Kein Foto passt</translation>
    </message>
    <message numerus="yes">
        <source>Show %n weaker match(es)</source>
        <translation>
            <numerusform>%n schwächeren Treffer zeigen</numerusform>
            <numerusform>%n schwächere Treffer zeigen</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing fits well</source>
        <translation>Nichts passt gut</translation>
    </message>
    <message>
        <source>Or look for</source>
        <translation>Oder suche nach</translation>
    </message>
    <message>
        <source>Search for “{words}”</source>
        <translation>Nach „{words}“ suchen</translation>
    </message>
    <message>
        <source>Try other words, fewer words, or what the photo shows rather than when or where it was taken.</source>
        <translation>Versuche andere oder weniger Worte, oder was das Foto zeigt statt wann und wo es entstand.</translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) cannot be searched yet; the answer gets better by itself while they are read.</source>
        <translation>
            <numerusform>%n Foto ist noch nicht durchsuchbar; die Antwort wird von selbst besser, sobald es gelesen ist.</numerusform>
            <numerusform>%n Fotos sind noch nicht durchsuchbar; die Antwort wird von selbst besser, während sie gelesen werden.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Obvious</name>
    <message>
        <source>Accept these</source>
        <translation>Diese annehmen</translation>
    </message>
    <message>
        <source>Surely yes</source>
        <translation>Sicher ja</translation>
    </message>
    <message>
        <source>Surely no</source>
        <translation>Sicher nein</translation>
    </message>
    <message>
        <source>No photo is obvious enough yet; it comes with more answers.</source>
        <translation>Noch ist kein Foto eindeutig genug; das kommt mit mehr Antworten.</translation>
    </message>
    <message numerus="yes">
        <source>These %n photo(s) are surely “{name}”.</source>
        <translation>
            <numerusform>Dieses Foto ist sicher „{name}“.</numerusform>
            <numerusform>Diese %n Fotos sind sicher „{name}“.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>These %n photo(s) are surely not “{name}”.</source>
        <translation>
            <numerusform>Dieses Foto ist sicher nicht „{name}“.</numerusform>
            <numerusform>Diese %n Fotos sind sicher nicht „{name}“.</numerusform>
        </translation>
    </message>
    <message>
        <source>Click those that are wrong to take them out.</source>
        <translation>Was nicht stimmt, mit einem Klick herausnehmen.</translation>
    </message>
</context>
<context>
    <name>Offline</name>
    <message>
        <source>Its folder is not connected now. What you see here was kept.</source>
        <translation>Sein Ordner ist gerade nicht verbunden. Was du hier siehst, wurde aufgehoben.</translation>
    </message>
</context>
<context>
    <name>OptionsBox</name>
    <message>
        <source>below the folder that each photo is watched in</source>
        <translation>im überwachten Ordner des Fotos</translation>
    </message>
    <message>
        <source>below a folder that I choose</source>
        <translation>in einem Ordner, den ich wähle</translation>
    </message>
    <message>
        <source>move the files</source>
        <translation>Dateien verschieben</translation>
    </message>
    <message>
        <source>copy the files; the originals stay</source>
        <translation>Dateien kopieren; die Originale bleiben</translation>
    </message>
    <message>
        <source>give it a number, unless it is the same picture</source>
        <translation>Nummer geben, außer es ist dasselbe Bild</translation>
    </message>
    <message>
        <source>give it a number always</source>
        <translation>immer eine Nummer geben</translation>
    </message>
    <message>
        <source>leave the file where it is</source>
        <translation>Datei lassen, wo sie ist</translation>
    </message>
    <message>
        <source>Folders lie</source>
        <translation>Ordner liegen</translation>
    </message>
    <message>
        <source>What is done</source>
        <translation>Was geschieht</translation>
    </message>
    <message>
        <source>If a name is taken</source>
        <translation>Wenn ein Name vergeben ist</translation>
    </message>
    <message>
        <source>stay</source>
        <translation>bleiben</translation>
    </message>
    <message>
        <source>are removed</source>
        <translation>werden entfernt</translation>
    </message>
    <message>
        <source>Folders that become empty</source>
        <translation>Ordner, die leer werden</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen…</translation>
    </message>
    <message>
        <source>Choose where the folders lie</source>
        <translation>Wähle, wo die Ordner liegen</translation>
    </message>
</context>
<context>
    <name>OwnWordings</name>
    <message>
        <source>The library was written by a newer Photo Sorter (format {version}, this one knows up to {newest})</source>
        <translation>Die Bibliothek wurde von einem neueren Photo Sorter geschrieben (Format {version}, dieser kennt bis {newest})</translation>
    </message>
    <message>
        <source>The library&apos;s database is damaged or is no library of Photo Sorter</source>
        <translation>Die Datenbank der Bibliothek ist beschädigt oder keine von Photo Sorter</translation>
    </message>
    <message>
        <source>Another Photo Sorter has the library open</source>
        <translation>Ein anderer Photo Sorter hat die Bibliothek offen</translation>
    </message>
    <message>
        <source>Another Photo Sorter has the library open (process {process})</source>
        <translation>Ein anderer Photo Sorter hat die Bibliothek offen (Prozess {process})</translation>
    </message>
    <message>
        <source>This library is open in another Photo Sorter</source>
        <translation>Diese Bibliothek ist in einem anderen Photo Sorter offen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) of {table} refer to {parent} that do not exist</source>
        <translation>
            <numerusform>%Ln Zeile von {table} verweist auf {parent}, die es nicht gibt</numerusform>
            <numerusform>%Ln Zeilen von {table} verweisen auf {parent}, die es nicht gibt</numerusform>
        </translation>
    </message>
    <message>
        <source>This is where Photo Sorter keeps its own data</source>
        <translation>Hier bewahrt Photo Sorter seine eigenen Daten auf</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) cannot be searched yet</source>
        <translation>
            <numerusform>%Ln Foto lässt sich noch nicht durch Suchen finden</numerusform>
            <numerusform>%Ln Fotos lassen sich noch nicht durch Suchen finden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln copies have names that are there already</source>
        <translation>
            <numerusform>Den Namen von %Ln Kopie gibt es schon</numerusform>
            <numerusform>Die Namen von %Ln Kopien gibt es schon</numerusform>
        </translation>
    </message>
    <message>
        <source>The files of these photos are not there now</source>
        <translation>Die Dateien dieser Fotos sind gerade nicht da</translation>
    </message>
    <message numerus="yes">
        <source>What you said of %Ln photo(s) waits for their folder, which is not there now</source>
        <translation>
            <numerusform>Was du über %Ln Foto gesagt hast, wartet auf seinen Ordner, der gerade nicht da ist</numerusform>
            <numerusform>Was du über %Ln Fotos gesagt hast, wartet auf ihren Ordner, der gerade nicht da ist</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The engine passed over %Ln file(s)</source>
        <translation>
            <numerusform>Die Bildverarbeitung hat %Ln Datei übergangen</numerusform>
            <numerusform>Die Bildverarbeitung hat %Ln Dateien übergangen</numerusform>
        </translation>
    </message>
    <message>
        <source>The index server does not fit this version of Photo Sorter: its address cannot be asked</source>
        <translation>Der Index-Server passt nicht zu dieser Version von Photo Sorter: Seine Adresse lässt sich nicht fragen</translation>
    </message>
    <message>
        <source>The index server does not fit this version of Photo Sorter: it answered a request with status {status}</source>
        <translation>Der Index-Server passt nicht zu dieser Version von Photo Sorter: Er beantwortete eine Anfrage mit Status {status}</translation>
    </message>
    <message>
        <source>The index server does not fit this version of Photo Sorter: it loses what was written</source>
        <translation>Der Index-Server passt nicht zu dieser Version von Photo Sorter: Er verliert, was geschrieben wurde</translation>
    </message>
    <message>
        <source>The index server does not fit this version of Photo Sorter: its answer has another form</source>
        <translation>Der Index-Server passt nicht zu dieser Version von Photo Sorter: Seine Antwort hat eine andere Form</translation>
    </message>
    <message>
        <source>The index server does not fit this version of Photo Sorter: it speaks version {version}</source>
        <translation>Der Index-Server passt nicht zu dieser Version von Photo Sorter: Er spricht Version {version}</translation>
    </message>
    <message>
        <source>The index server does not fit this version of Photo Sorter: it is the older version {version}</source>
        <translation>Der Index-Server passt nicht zu dieser Version von Photo Sorter: Er hat die ältere Version {version}</translation>
    </message>
    <message>
        <source>The index server does not fit this version of Photo Sorter: it takes no packed vectors</source>
        <translation>Der Index-Server passt nicht zu dieser Version von Photo Sorter: Er nimmt keine gepackten Vektoren</translation>
    </message>
    <message numerus="yes">
        <source>The index server lacks %Ln vector(s) of this library</source>
        <translation>
            <numerusform>Dem Index-Server fehlt %Ln Vektor dieser Bibliothek</numerusform>
            <numerusform>Dem Index-Server fehlen %Ln Vektoren dieser Bibliothek</numerusform>
        </translation>
    </message>
    <message>
        <source>The token holds a character that cannot be sent</source>
        <translation>Das Token enthält ein Zeichen, das nicht gesendet werden kann</translation>
    </message>
    <message>
        <source>Use a Chroma server of version 1.</source>
        <translation>Nutze einen Chroma-Server der Version 1.</translation>
    </message>
    <message>
        <source>Give the right one in the settings. Meanwhile photos are taken in and found.</source>
        <translation>Gib das richtige in den Einstellungen an. Bis dahin werden Fotos weiter aufgenommen und gefunden.</translation>
    </message>
    <message>
        <source>Install Photo Sorter again: its package brings this file. Or choose another model meanwhile.</source>
        <translation>Installiere Photo Sorter noch einmal: Sein Paket bringt diese Datei mit. Oder wähle so lange ein anderes Modell.</translation>
    </message>
    <message>
        <source>It is put right at the next start.</source>
        <translation>Beim nächsten Start wird das in Ordnung gebracht.</translation>
    </message>
    <message>
        <source>Install the newer Photo Sorter. The library has been left untouched.</source>
        <translation>Installiere den neueren Photo Sorter. Die Bibliothek wurde nicht angerührt.</translation>
    </message>
    <message>
        <source>Close the other Photo Sorter that has it open and try again.</source>
        <translation>Schließe den anderen Photo Sorter, der sie offen hat, und versuche es nochmal.</translation>
    </message>
    <message>
        <source>Put a backup or a copy named {name}.before-v… in its place.</source>
        <translation>Setze eine Sicherung oder eine Kopie namens {name}.before-v… an ihre Stelle.</translation>
    </message>
    <message>
        <source>Choose another place for it, or give yourself permission.</source>
        <translation>Wähle einen anderen Platz dafür oder gib dir das Recht dazu.</translation>
    </message>
    <message>
        <source>Open it in Photo Sorter once, so that its photos are read anew.</source>
        <translation>Öffne sie einmal in Photo Sorter, damit ihre Fotos neu gelesen werden.</translation>
    </message>
    <message>
        <source>They are read while Photo Sorter is open.</source>
        <translation>Sie werden gelesen, während Photo Sorter offen ist.</translation>
    </message>
    <message>
        <source>Free some space; the work then goes on.</source>
        <translation>Schaffe Platz; dann geht es weiter.</translation>
    </message>
    <message>
        <source>Download it under Models, or choose another model.</source>
        <translation>Lade es unter „Modelle“ herunter oder wähle ein anderes.</translation>
    </message>
    <message>
        <source>Start it, or check its address. Meanwhile photos are taken in and found; what it lacks is sent when it is back.</source>
        <translation>Starte ihn, oder prüfe seine Adresse. Bis dahin werden Fotos weiter aufgenommen und gefunden; was ihm fehlt, wird gesendet, sobald er wieder da ist.</translation>
    </message>
    <message>
        <source>Check the address in the settings.</source>
        <translation>Prüfe die Adresse in den Einstellungen.</translation>
    </message>
    <message>
        <source>They are sent while Photo Sorter is open.</source>
        <translation>Sie werden gesendet, während Photo Sorter offen ist.</translation>
    </message>
    <message>
        <source>Give the token in its own field.</source>
        <translation>Gib das Token in seinem eigenen Feld an.</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Search for “{words}”</source>
        <translation>Nach „{words}“ suchen</translation>
    </message>
    <message>
        <source>Search by: {filter}</source>
        <translation>Suchen nach: {filter}</translation>
    </message>
</context>
<context>
    <name>PaletteDialog</name>
    <message>
        <source>Find a command</source>
        <translation>Befehl suchen</translation>
    </message>
    <message>
        <source>What to do, or where to go</source>
        <translation>Was tun, oder wohin?</translation>
    </message>
    <message>
        <source>Commands and places</source>
        <translation>Befehle und Orte</translation>
    </message>
</context>
<context>
    <name>PhotoChoice</name>
    <message>
        <source>Photo {number} of {count}</source>
        <translation>Foto {number} von {count}</translation>
    </message>
</context>
<context>
    <name>PhotoGrid</name>
    <message>
        <source>Photos</source>
        <translation>Fotos</translation>
    </message>
    <message>
        <source>Scroll the photos</source>
        <translation>Durch die Fotos rollen</translation>
    </message>
    <message>
        <source>Weaker matches</source>
        <translation>Schwächere Treffer</translation>
    </message>
    <message>
        <source>Photo {number} of {count}</source>
        <translation>Foto {number} von {count}</translation>
    </message>
    <message>
        <source>Best matches</source>
        <translation>Beste Treffer</translation>
    </message>
    <message>
        <source>Not rated</source>
        <translation>Ohne Bewertung</translation>
    </message>
    <message numerus="yes">
        <source>Show %n weaker match(es)</source>
        <translation>
            <numerusform>%n schwächeren Treffer zeigen</numerusform>
            <numerusform>%n schwächere Treffer zeigen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PictureTextSection</name>
    <message>
        <source>Text in the picture</source>
        <translation>Text im Bild</translation>
    </message>
    <message>
        <source>Read by the program</source>
        <translation>Vom Programm gelesen</translation>
    </message>
    <message>
        <source>Copy the text</source>
        <translation>Text kopieren</translation>
    </message>
    <message>
        <source>Find others with this text</source>
        <translation>Andere mit diesem Text finden</translation>
    </message>
    <message>
        <source>The text is copied.</source>
        <translation>Der Text ist kopiert.</translation>
    </message>
    <message>
        <source>This text has no words that others could have in common with it.</source>
        <translation>Dieser Text hat keine Wörter, die andere mit ihm gemeinsam haben könnten.</translation>
    </message>
</context>
<context>
    <name>Places</name>
    <message>
        <source>Albums</source>
        <translation>Alben</translation>
    </message>
    <message>
        <source>New album</source>
        <translation>Neues Album</translation>
    </message>
    <message>
        <source>Album</source>
        <translation>Album</translation>
    </message>
    <message>
        <source>This album is empty</source>
        <translation>Dieses Album ist leer</translation>
    </message>
    <message>
        <source>Drag photos onto its name in the sidebar to add them.</source>
        <translation>Ziehe Fotos auf seinen Namen in der Seitenleiste.</translation>
    </message>
    <message>
        <source>Change the description</source>
        <translation>Beschreibung ändern</translation>
    </message>
    <message>
        <source>No photo fits this album yet</source>
        <translation>Noch passt kein Foto in dieses Album</translation>
    </message>
    <message>
        <source>It looks for “{description}”. New photos that fit come in by themselves.</source>
        <translation>Es sucht nach „{description}“. Neue Fotos, die passen, kommen von selbst hinein.</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Ändern …</translation>
    </message>
    <message>
        <source>Delete the album; its photos stay</source>
        <translation>Album löschen; seine Fotos bleiben</translation>
    </message>
    <message>
        <source>Search for what it describes</source>
        <translation>Nach dem suchen, was es beschreibt</translation>
    </message>
    <message>
        <source>Photos that are never in it</source>
        <translation>Fotos, die nie darin sind</translation>
    </message>
    <message>
        <source>All photos</source>
        <translation>Alle Fotos</translation>
    </message>
    <message>
        <source>No photos here</source>
        <translation>Hier sind keine Fotos</translation>
    </message>
    <message>
        <source>There is no picture in your folders that can be read. New ones appear here by themselves.</source>
        <translation>In deinen Ordnern ist kein lesbares Bild. Neue erscheinen hier von selbst.</translation>
    </message>
    <message>
        <source>Add another folder</source>
        <translation>Weiteren Ordner hinzufügen</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>Braucht dich</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Add a folder (Ctrl+O)</source>
        <translation>Ordner hinzufügen (Strg+O)</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Show in the file manager</source>
        <translation>In der Dateiverwaltung zeigen</translation>
    </message>
    <message>
        <source>Look through the folders again</source>
        <translation>Ordner neu durchsehen</translation>
    </message>
    <message>
        <source>What is passed over…</source>
        <translation>Was übergangen wird …</translation>
    </message>
    <message>
        <source>Stop watching; its files stay</source>
        <translation>Nicht mehr beobachten; seine Dateien bleiben</translation>
    </message>
    <message>
        <source>{path}
Not connected now. Its photos stay here until it comes back.</source>
        <translation>{path}
Gerade nicht verbunden. Seine Fotos bleiben hier, bis er wieder da ist.</translation>
    </message>
    <message>
        <source>{path}
This folder may not be read. Check its permissions.</source>
        <translation>{path}
Dieser Ordner darf nicht gelesen werden. Prüfe seine Rechte.</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>Edit the tag words</source>
        <translation>Schlagwörter bearbeiten</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Schlagwort</translation>
    </message>
    <message>
        <source>Fewer tags</source>
        <translation>Weniger Schlagwörter</translation>
    </message>
    <message>
        <source>No photo has this tag</source>
        <translation>Kein Foto hat dieses Schlagwort</translation>
    </message>
    <message>
        <source>Choose photos and press T to give it to them.</source>
        <translation>Wähle Fotos und drücke T, um es ihnen zu geben.</translation>
    </message>
    <message>
        <source>Edit the tag words…</source>
        <translation>Schlagwörter bearbeiten …</translation>
    </message>
    <message>
        <source>From files</source>
        <translation>Aus Dateien</translation>
    </message>
    <message>
        <source>Find a tag</source>
        <translation>Ein Schlagwort finden</translation>
    </message>
    <message>
        <source>Tag from files</source>
        <translation>Schlagwort aus Dateien</translation>
    </message>
    <message>
        <source>Delete the tag; its photos stay</source>
        <translation>Schlagwort löschen; seine Fotos bleiben</translation>
    </message>
    <message>
        <source>What lies below exclude one another</source>
        <translation>Was darunter liegt, schließt einander aus</translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation>Favoriten</translation>
    </message>
    <message>
        <source>No favourites yet</source>
        <translation>Noch keine Favoriten</translation>
    </message>
    <message>
        <source>Choose photos and press F to make them favourites.</source>
        <translation>Wähle Fotos aus und drücke F, um sie zu Favoriten zu machen.</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Abgelehnte</translation>
    </message>
    <message>
        <source>No rejected photos</source>
        <translation>Keine abgelehnten Fotos</translation>
    </message>
    <message>
        <source>Choose photos and press X to reject them; they stay on the disk.</source>
        <translation>Wähle Fotos aus und drücke X, um sie abzulehnen; sie bleiben auf dem Datenträger.</translation>
    </message>
    <message>
        <source>Saved searches</source>
        <translation>Gespeicherte Suchen</translation>
    </message>
    <message>
        <source>Save a search</source>
        <translation>Eine Suche speichern</translation>
    </message>
    <message>
        <source>Saved search</source>
        <translation>Gespeicherte Suche</translation>
    </message>
    <message>
        <source>No photo fits this search</source>
        <translation>Kein Foto passt zu dieser Suche</translation>
    </message>
    <message>
        <source>Make an album of it…</source>
        <translation>Ein Album daraus machen…</translation>
    </message>
    <message>
        <source>Delete the search; the photos stay</source>
        <translation>Suche löschen; die Fotos bleiben</translation>
    </message>
    <message>
        <source>Review…</source>
        <translation>Prüfen…</translation>
    </message>
    <message>
        <source>Differences from files</source>
        <translation>Unterschiede zu Dateien</translation>
    </message>
    <message>
        <source>There twice</source>
        <translation>Doppelt vorhanden</translation>
    </message>
    <message>
        <source>Sort into folders</source>
        <translation>In Ordner sortieren</translation>
    </message>
    <message>
        <source>The choice: {photos}</source>
        <translation>Auswahl: {photos}</translation>
    </message>
    <message>
        <source>Found by “{words}”</source>
        <translation>Gefunden mit „{words}“</translation>
    </message>
</context>
<context>
    <name>PlanModel</name>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Hinweis</translation>
    </message>
    <message numerus="yes">
        <source>%Ln to look at</source>
        <translation>
            <numerusform>%Ln anzusehen</numerusform>
            <numerusform>%Ln anzusehen</numerusform>
        </translation>
    </message>
    <message>
        <source>stay where they are</source>
        <translation>bleiben, wo sie sind</translation>
    </message>
</context>
<context>
    <name>PlanView</name>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>What would be where</source>
        <translation>Was wo wäre</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>To look at</source>
        <translation>Anzusehen</translation>
    </message>
    <message>
        <source>To look at ({count})</source>
        <translation>Anzusehen ({count})</translation>
    </message>
    <message>
        <source>Write rules, and see here what would be where.</source>
        <translation>Schreib Regeln, und hier siehst du, was wo wäre.</translation>
    </message>
    <message>
        <source>There is no plan yet</source>
        <translation>Noch kein Plan</translation>
    </message>
    <message>
        <source>No photo of your library is among those that are to be sorted.</source>
        <translation>Unter dem, was sortiert werden soll, ist kein Foto deiner Bibliothek.</translation>
    </message>
    <message>
        <source>There is nothing to sort</source>
        <translation>Nichts zu sortieren</translation>
    </message>
    <message>
        <source>To the rules</source>
        <translation>Zu den Regeln</translation>
    </message>
    <message>
        <source>Copy the report</source>
        <translation>Bericht kopieren</translation>
    </message>
    <message>
        <source>Save the report…</source>
        <translation>Bericht speichern…</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Go on taking back</source>
        <translation>Weiter zurückbringen</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>Zurückbringen</translation>
    </message>
    <message>
        <source>Keep it as it is</source>
        <translation>So lassen</translation>
    </message>
    <message>
        <source>Copy {files}</source>
        <translation>{files} kopieren</translation>
    </message>
    <message>
        <source>Sort {files}</source>
        <translation>{files} sortieren</translation>
    </message>
    <message>
        <source>Change the rules</source>
        <translation>Regeln ändern</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Undo one rule…</source>
        <translation>Eine Regel rückgängig machen…</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>The report is copied</source>
        <translation>Der Bericht ist kopiert</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Bericht speichern</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Alle Dateien</translation>
    </message>
    <message>
        <source>Report saved</source>
        <translation>Bericht gespeichert</translation>
    </message>
</context>
<context>
    <name>PlansList</name>
    <message>
        <source>Earlier plans</source>
        <translation>Frühere Pläne</translation>
    </message>
    <message>
        <source>To the rules</source>
        <translation>Zu den Regeln</translation>
    </message>
    <message>
        <source>Nothing was planned yet</source>
        <translation>Noch nichts geplant</translation>
    </message>
    <message>
        <source>Plans stay here with what became of them, and can be taken back.</source>
        <translation>Pläne bleiben hier mit dem, was aus ihnen wurde, und lassen sich rückgängig machen.</translation>
    </message>
</context>
<context>
    <name>PresetRow</name>
    <message>
        <source>Name of these options</source>
        <translation>Name dieser Optionen</translation>
    </message>
    <message>
        <source>A name for these options</source>
        <translation>Ein Name für diese Optionen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Originals</source>
        <translation>Originale</translation>
    </message>
    <message>
        <source>For e-mail</source>
        <translation>Für E-Mail</translation>
    </message>
    <message>
        <source>For the web</source>
        <translation>Fürs Web</translation>
    </message>
    <message>
        <source>As last time</source>
        <translation>Wie beim letzten Mal</translation>
    </message>
    <message>
        <source>A right click, or the menu key, renames or deletes it</source>
        <translation>Ein Rechtsklick oder die Menütaste benennt sie um oder löscht sie</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Speichern unter…</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Umbenennen…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
</context>
<context>
    <name>ProgressLine</name>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
</context>
<context>
    <name>QualityField</name>
    <message>
        <source>Quality</source>
        <translation>Qualität</translation>
    </message>
</context>
<context>
    <name>Question</name>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Überspringen</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Leertaste</translation>
    </message>
    <message>
        <source>{answer}  ({key})</source>
        <translation>{answer}  ({key})</translation>
    </message>
</context>
<context>
    <name>QuickTag</name>
    <message>
        <source>Tag for the chosen photos</source>
        <translation>Schlagwort für die gewählten Fotos</translation>
    </message>
    <message>
        <source>A few letters of a tag, then Enter</source>
        <translation>Ein paar Buchstaben, dann Eingabe</translation>
    </message>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
</context>
<context>
    <name>RatingSection</name>
    <message>
        <source>Favourite (F)</source>
        <translation>Favorit (F)</translation>
    </message>
    <message>
        <source>Reject (X)</source>
        <translation>Ablehnen (X)</translation>
    </message>
    <message>
        <source>Given</source>
        <translation>Vergeben</translation>
    </message>
</context>
<context>
    <name>RemarkRow</name>
    <message>
        <source>Did you mean</source>
        <translation>Meintest du</translation>
    </message>
    <message>
        <source>Search for “{words}”</source>
        <translation>Nach „{words}“ suchen</translation>
    </message>
</context>
<context>
    <name>RenameDialog</name>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message numerus="yes">
        <source>Rename %n photo(s)</source>
        <translation>
            <numerusform>%n Foto umbenennen</numerusform>
            <numerusform>%n Fotos umbenennen</numerusform>
        </translation>
    </message>
    <message>
        <source>New name</source>
        <translation>Neuer Name</translation>
    </message>
    <message>
        <source>for example: Holiday ##</source>
        <translation>zum Beispiel: Urlaub ##</translation>
    </message>
    <message>
        <source>## counts the photos. Folders and endings stay as they are.</source>
        <translation>## zählt die Fotos. Ordner und Endungen bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>und {count} weitere</translation>
    </message>
</context>
<context>
    <name>Review</name>
    <message>
        <source>Review: yes</source>
        <translation>Prüfen: ja</translation>
    </message>
    <message>
        <source>Review: no</source>
        <translation>Prüfen: nein</translation>
    </message>
    <message>
        <source>Review: skip</source>
        <translation>Prüfen: überspringen</translation>
    </message>
    <message>
        <source>Review: one photo or a sheet</source>
        <translation>Prüfen: ein Foto oder ein Bogen</translation>
    </message>
    <message>
        <source>Looking at your photos…</source>
        <translation>Deine Fotos werden angesehen…</translation>
    </message>
    <message>
        <source>They are put into order, the most telling first.</source>
        <translation>Sie werden geordnet, die aufschlussreichsten zuerst.</translation>
    </message>
    <message>
        <source>Every photo that could be asked about was answered or skipped.</source>
        <translation>Jedes Foto, nach dem gefragt werden könnte, ist beantwortet oder übersprungen.</translation>
    </message>
    <message>
        <source>See its photos</source>
        <translation>Die Fotos ansehen</translation>
    </message>
    <message>
        <source>Nothing left to review</source>
        <translation>Nichts mehr zu prüfen</translation>
    </message>
    <message>
        <source>Photos can be asked about as soon as the model has looked at them.</source>
        <translation>Nach Fotos kann gefragt werden, sobald das Modell sie angesehen hat.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>There are no photos to review yet</source>
        <translation>Noch gibt es keine Fotos zu prüfen</translation>
    </message>
    <message>
        <source>The model does not know what “{name}” looks like</source>
        <translation>Das Modell weiß nicht, wie „{name}“ aussieht</translation>
    </message>
    <message>
        <source>Drag about five photos that belong there onto its name in the sidebar. From them it learns which photos to ask about.</source>
        <translation>Zieh etwa fünf Fotos, die hineingehören, auf seinen Namen in der Seitenleiste. Daraus lernt es, nach welchen Fotos zu fragen ist.</translation>
    </message>
    <message>
        <source>Choose about five photos that show it, press T and give them the tag. From them it learns which photos to ask about.</source>
        <translation>Wähle etwa fünf Fotos, die es zeigen, drücke T und gib ihnen das Schlagwort. Daraus lernt es, nach welchen Fotos zu fragen ist.</translation>
    </message>
    <message>
        <source>Go and choose photos</source>
        <translation>Fotos auswählen gehen</translation>
    </message>
    <message>
        <source>Look through photos anyway</source>
        <translation>Trotzdem Fotos durchsehen</translation>
    </message>
    <message>
        <source>Of the photos that get it, and of those that should, most are right by now.</source>
        <translation>Von den Fotos, die es bekommen, stimmen nun die meisten, und die meisten, die es bekommen sollten, bekommen es.</translation>
    </message>
    <message>
        <source>Go on anyway</source>
        <translation>Trotzdem weitermachen</translation>
    </message>
    <message>
        <source>Sure enough: you can stop</source>
        <translation>Sicher genug: Du kannst aufhören</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Nochmal versuchen</translation>
    </message>
    <message>
        <source>Models…</source>
        <translation>Modelle …</translation>
    </message>
    <message>
        <source>All photos that have it look like others that have it.</source>
        <translation>Alle Fotos, die es haben, sehen aus wie andere, die es haben.</translation>
    </message>
    <message>
        <source>No photo of “{name}” is suspect</source>
        <translation>Kein Foto von „{name}“ ist verdächtig</translation>
    </message>
    <message>
        <source>Nearly all that get it are right ({low} to {high} %)</source>
        <translation>Fast alle, die es bekommen, stimmen ({low} bis {high} %)</translation>
    </message>
    <message>
        <source>Hardly any that get it are right ({low} to {high} %)</source>
        <translation>Kaum eines, das es bekommt, stimmt ({low} bis {high} %)</translation>
    </message>
    <message>
        <source>About {n} of 10 that get it are right ({low} to {high} %)</source>
        <translation>Etwa {n} von 10, die es bekommen, stimmen ({low} bis {high} %)</translation>
    </message>
    <message>
        <source>Nearly all that should get it do ({low} to {high} %)</source>
        <translation>Fast alle richtigen bekommen es ({low} bis {high} %)</translation>
    </message>
    <message>
        <source>Hardly any that should get it do ({low} to {high} %)</source>
        <translation>Kaum ein richtiges bekommt es ({low} bis {high} %)</translation>
    </message>
    <message>
        <source>About {n} of 10 that should get it do ({low} to {high} %)</source>
        <translation>Etwa {n} von 10 richtigen bekommen es ({low} bis {high} %)</translation>
    </message>
    <message>
        <source>It has learnt: your answers decide.</source>
        <translation>Es hat gelernt: Deine Antworten entscheiden.</translation>
    </message>
    <message>
        <source>It learns from your answers; a handful is a beginning.</source>
        <translation>Es lernt aus deinen Antworten; eine Handvoll ist ein Anfang.</translation>
    </message>
    <message>
        <source>Your answers do not suffice yet: the words alone decide.</source>
        <translation>Deine Antworten reichen noch nicht: Die Wörter allein entscheiden.</translation>
    </message>
    <message>
        <source>Review: {name}</source>
        <translation>Prüfen: {name}</translation>
    </message>
    <message>
        <source>Does it belong in “{name}”?</source>
        <translation>Gehört es in „{name}“?</translation>
    </message>
    <message>
        <source>Is this “{name}”?</source>
        <translation>Ist das „{name}“?</translation>
    </message>
    <message>
        <source>Of the {count} photos most like it only {tagged} has it.</source>
        <translation>Von den {count} ähnlichsten Fotos hat es nur {tagged}.</translation>
    </message>
    <message>
        <source>The nearest are tagged {tags}.</source>
        <translation>Die ähnlichsten haben: {tags}.</translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message>
        <source>Done with these</source>
        <translation>Mit diesen fertig</translation>
    </message>
    <message>
        <source>Click or drag over photos for yes; with Shift or the right button for no. What is not marked is skipped.</source>
        <translation>Klicken oder über Fotos ziehen heißt ja, mit Umschalt oder rechter Taste nein. Was nicht markiert ist, wird übersprungen.</translation>
    </message>
</context>
<context>
    <name>RuleRow</name>
    <message>
        <source>Which photos</source>
        <translation>Welche Fotos</translation>
    </message>
    <message>
        <source>as in the search field: tag:receipt</source>
        <translation>wie im Suchfeld: tag:beleg</translation>
    </message>
    <message>
        <source>Where they go</source>
        <translation>Wohin sie kommen</translation>
    </message>
    <message>
        <source>they stay where they are</source>
        <translation>sie bleiben, wo sie sind</translation>
    </message>
    <message>
        <source>Everything else</source>
        <translation>Alles andere</translation>
    </message>
    <message>
        <source>Earlier  (Alt+↑)</source>
        <translation>Früher  (Alt+↑)</translation>
    </message>
    <message>
        <source>Later  (Alt+↓)</source>
        <translation>Später  (Alt+↓)</translation>
    </message>
    <message>
        <source>Remove the rule  (Alt+Backspace)</source>
        <translation>Regel entfernen  (Alt+Rücktaste)</translation>
    </message>
    <message>
        <source>Insert a field</source>
        <translation>Feld einfügen</translation>
    </message>
    <message>
        <source>Say which photos, or write * for all.</source>
        <translation>Schreib, welche Fotos, oder * für alle.</translation>
    </message>
    <message>
        <source>Take “{words}”</source>
        <translation>„{words}“ nehmen</translation>
    </message>
    <message>
        <source>no photo</source>
        <translation>kein Foto</translation>
    </message>
    <message>
        <source>{photos}, such as {way}</source>
        <translation>{photos}, zum Beispiel {way}</translation>
    </message>
</context>
<context>
    <name>RulesEditor</name>
    <message>
        <source>Add a rule</source>
        <translation>Regel hinzufügen</translation>
    </message>
    <message>
        <source>Open rules…</source>
        <translation>Regeln öffnen…</translation>
    </message>
    <message>
        <source>Save rules…</source>
        <translation>Regeln speichern…</translation>
    </message>
</context>
<context>
    <name>RulesView</name>
    <message>
        <source>Photos</source>
        <translation>Fotos</translation>
    </message>
    <message>
        <source>Make the plan</source>
        <translation>Plan machen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Each photo goes by the first rule that fits it. Nothing is touched before you have seen the plan.</source>
        <translation>Für jedes Foto gilt die erste Regel, die passt. Nichts wird angerührt, bevor du den Plan gesehen hast.</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Regeln</translation>
    </message>
    <message>
        <source>A rule is not understood yet; it says why.</source>
        <translation>Eine Regel ist noch unverständlich; sie sagt, warum.</translation>
    </message>
    <message>
        <source>Write where the photos are to go.</source>
        <translation>Schreib, wohin die Fotos sollen.</translation>
    </message>
    <message>
        <source>Making the plan…</source>
        <translation>Der Plan wird gemacht…</translation>
    </message>
    <message>
        <source>{done} of {total} photos</source>
        <translation>{done} von {total} Fotos</translation>
    </message>
    <message>
        <source>Open rules</source>
        <translation>Regeln öffnen</translation>
    </message>
    <message>
        <source>Save the rules</source>
        <translation>Regeln speichern</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Alle Dateien</translation>
    </message>
    <message>
        <source>Rules saved</source>
        <translation>Regeln gespeichert</translation>
    </message>
</context>
<context>
    <name>Said</name>
    <message>
        <source>What is said of it is hidden with the picture.</source>
        <translation>Was darüber gesagt wird, ist mit dem Bild verdeckt.</translation>
    </message>
    <message>
        <source>By {name}</source>
        <translation>Von {name}</translation>
    </message>
    <message>
        <source>Keywords: {words}</source>
        <translation>Stichwörter: {words}</translation>
    </message>
</context>
<context>
    <name>Samples</name>
    <message>
        <source>Choose where the sample photos are copied to</source>
        <translation>Wähle, wohin die Beispielfotos kopiert werden</translation>
    </message>
    <message>
        <source>Copy them here</source>
        <translation>Hierher kopieren</translation>
    </message>
</context>
<context>
    <name>SavedSearchDialog</name>
    <message>
        <source>Save this search</source>
        <translation>Diese Suche speichern</translation>
    </message>
    <message>
        <source>Change saved search</source>
        <translation>Gespeicherte Suche ändern</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>What it searches for</source>
        <translation>Wonach sie sucht</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
</context>
<context>
    <name>ScopeRow</name>
    <message>
        <source>All photos</source>
        <translation>Alle Fotos</translation>
    </message>
    <message>
        <source>This place</source>
        <translation>Dieser Ort</translation>
    </message>
    <message>
        <source>Search in</source>
        <translation>Suchen in</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Finde</translation>
    </message>
    <message>
        <source>Same thing</source>
        <translation>Gleiches Motiv</translation>
    </message>
    <message>
        <source>Same look</source>
        <translation>Gleicher Look</translation>
    </message>
    <message>
        <source>Photos of the same thing, however they look</source>
        <translation>Fotos vom gleichen Motiv, wie sie auch aussehen</translation>
    </message>
    <message>
        <source>Photos of the same scene, patterns and colours</source>
        <translation>Fotos mit gleicher Szene, gleichen Mustern und Farben</translation>
    </message>
</context>
<context>
    <name>SearchBar</name>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Describe a photo, or drop a picture here</source>
        <translation>Beschreibe ein Foto, oder lege ein Bild hier ab</translation>
    </message>
    <message>
        <source>Search your photos</source>
        <translation>Deine Fotos durchsuchen</translation>
    </message>
    <message>
        <source>Clear the search (Esc)</source>
        <translation>Suche leeren (Esc)</translation>
    </message>
    <message>
        <source>Keep this search</source>
        <translation>Diese Suche speichern</translation>
    </message>
    <message>
        <source>Searching</source>
        <translation>Suche läuft</translation>
    </message>
</context>
<context>
    <name>SearchCompleting</name>
    <message>
        <source>Forget recent searches</source>
        <translation>Letzte Suchen vergessen</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Filters: {filters}</source>
        <translation>Filter: {filters}</translation>
    </message>
    <message>
        <source>Take “{words}” out of the search</source>
        <translation>„{words}“ aus der Suche nehmen</translation>
    </message>
    <message>
        <source>Read as {filter}</source>
        <translation>Gelesen als {filter}</translation>
    </message>
</context>
<context>
    <name>SearchHelpDialog</name>
    <message>
        <source>How to search</source>
        <translation>So sucht man</translation>
    </message>
    <message>
        <source>A minus before a filter leaves such photos out. A filter becomes a chip in the field: its × takes it out, and so does Ctrl+Backspace behind it; a click on its words edits them. What is not understood is underlined, and the rest runs.</source>
        <translation>Ein Minus vor einem Filter lässt solche Fotos weg. Ein Filter wird im Feld zu einem Kärtchen: Sein × nimmt ihn heraus, Strg+Rücktaste dahinter auch; ein Klick auf seine Worte bearbeitet sie. Was nicht verstanden wird, ist unterstrichen, und der Rest gilt.</translation>
    </message>
    <message>
        <source>dogs from last summer, no people</source>
        <translation>Hunde aus dem letzten Sommer, ohne Menschen</translation>
    </message>
    <message>
        <source>whole sentences: dates, cameras, tags, albums, stars, and what to leave out</source>
        <translation>ganze Sätze: Daten, Kameras, Schlagwörter, Alben, Sterne und was nicht zu sehen sein soll</translation>
    </message>
    <message>
        <source>a red car, and no person in the picture</source>
        <translation>ein rotes Auto, und kein Mensch im Bild</translation>
    </message>
    <message>
        <source>the words as they stand</source>
        <translation>die Wörter, wie sie dastehen</translation>
    </message>
    <message>
        <source>both, each by itself, and more of the beach</source>
        <translation>beides, jedes für sich, und mehr vom Strand</translation>
    </message>
    <message>
        <source>one or the other, in the snow</source>
        <translation>das eine oder das andere, im Schnee</translation>
    </message>
    <message>
        <source>where it is sorted in</source>
        <translation>wo es eingeordnet ist</translation>
    </message>
    <message>
        <source>when it was taken</source>
        <translation>wann es aufgenommen wurde</translation>
    </message>
    <message>
        <source>in any year</source>
        <translation>in jedem Jahr</translation>
    </message>
    <message>
        <source>what you think of it</source>
        <translation>was du davon hältst</translation>
    </message>
    <message>
        <source>what it was taken with</source>
        <translation>womit es aufgenommen wurde</translation>
    </message>
    <message>
        <source>what the file says</source>
        <translation>was die Datei sagt</translation>
    </message>
    <message>
        <source>what the file is</source>
        <translation>was die Datei ist</translation>
    </message>
    <message>
        <source>what there is of it</source>
        <translation>was es dazu gibt</translation>
    </message>
    <message>
        <source>looks like this picture</source>
        <translation>sieht aus wie dieses Bild</translation>
    </message>
</context>
<context>
    <name>Sensitive</name>
    <message>
        <source>Sensitive</source>
        <translation>Heikel</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>This picture is sensitive</source>
        <translation>Dieses Bild ist heikel</translation>
    </message>
</context>
<context>
    <name>SetEditor</name>
    <message>
        <source>Date and time</source>
        <translation>Datum und Uhrzeit</translation>
    </message>
    <message>
        <source>the same date for all, in their order</source>
        <translation>dasselbe Datum für alle, in ihrer Reihenfolge</translation>
    </message>
    <message>
        <source>one second from photo to photo</source>
        <translation>von Foto zu Foto eine Sekunde</translation>
    </message>
    <message>
        <source>one minute from photo to photo</source>
        <translation>von Foto zu Foto eine Minute</translation>
    </message>
    <message>
        <source>one hour from photo to photo</source>
        <translation>von Foto zu Foto eine Stunde</translation>
    </message>
    <message>
        <source>one day from photo to photo</source>
        <translation>von Foto zu Foto ein Tag</translation>
    </message>
    <message>
        <source>From photo to photo</source>
        <translation>Von Foto zu Foto</translation>
    </message>
    <message>
        <source>What is not known is left out: “2019-05” is a month, “2019” a year.</source>
        <translation>Was nicht bekannt ist, bleibt weg: „2019-05“ ist ein Monat, „2019“ ein Jahr.</translation>
    </message>
    <message>
        <source>This is no date. Write it like 2019-05-06 12:00.</source>
        <translation>Das ist kein Datum. Schreib es wie 6.5.2019 12:00.</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Appearance</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>Whether the window is light or dark.</source>
        <translation>Ob das Fenster hell oder dunkel ist.</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>The language of the window, and how it writes dates and numbers.</source>
        <translation>Die Sprache des Fensters und wie es Daten und Zahlen schreibt.</translation>
    </message>
    <message>
        <source>English</source>
        <translation>English</translation>
    </message>
    <message>
        <source>Deutsch</source>
        <translation>Deutsch</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>Fotos</translation>
    </message>
    <message>
        <source>Whether photos keep their shape or fill squares.</source>
        <translation>Ob Fotos ihre Form behalten oder Quadrate füllen.</translation>
    </message>
    <message>
        <source>Keep the photos&apos; shape</source>
        <translation>Form der Fotos behalten</translation>
    </message>
    <message>
        <source>Fill squares</source>
        <translation>Quadrate füllen</translation>
    </message>
    <message>
        <source>Order of the photos</source>
        <translation>Reihenfolge der Fotos</translation>
    </message>
    <message>
        <source>What comes first: the newest photos, or those with most stars.</source>
        <translation>Was zuerst kommt: die neuesten Fotos oder die mit den meisten Sternen.</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>Neueste zuerst</translation>
    </message>
    <message>
        <source>Best rated first</source>
        <translation>Beste Bewertung zuerst</translation>
    </message>
    <message>
        <source>Size of the photos</source>
        <translation>Größe der Fotos</translation>
    </message>
    <message>
        <source>How high a row of photos is, as the slider above the photos sets it.</source>
        <translation>Wie hoch eine Reihe von Fotos ist, so wie der Regler über den Fotos es einstellt.</translation>
    </message>
    <message>
        <source>How sure a match must be</source>
        <translation>Wie sicher ein Treffer sein muss</translation>
    </message>
    <message>
        <source>Lower shows more photos, higher only those that fit surely.</source>
        <translation>Niedriger zeigt mehr Fotos, höher nur die, die sicher passen.</translation>
    </message>
    <message>
        <source>Search shows</source>
        <translation>Die Suche zeigt</translation>
    </message>
    <message>
        <source>← more photos · only sure ones →</source>
        <translation>← mehr Fotos · nur sichere →</translation>
    </message>
    <message>
        <source>Recent searches</source>
        <translation>Letzte Suchen</translation>
    </message>
    <message>
        <source>Whether the search field offers what was searched for lately; switched off, what is kept is forgotten.</source>
        <translation>Ob das Suchfeld anbietet, wonach zuletzt gesucht wurde; ausgeschaltet wird vergessen, was gemerkt ist.</translation>
    </message>
    <message>
        <source>Keep the last 50</source>
        <translation>Die letzten 50 merken</translation>
    </message>
    <message>
        <source>Keep none</source>
        <translation>Keine merken</translation>
    </message>
    <message>
        <source>Text in pictures</source>
        <translation>Text in Bildern</translation>
    </message>
    <message>
        <source>Whether text that is seen in photos, on papers, signs and screens, is read, so that photos are found by it; everything happens on this computer.</source>
        <translation>Ob Text gelesen wird, der auf Fotos zu sehen ist, auf Papieren, Schildern und Bildschirmen, damit Fotos damit gefunden werden; alles geschieht auf diesem Rechner.</translation>
    </message>
    <message>
        <source>Read it</source>
        <translation>Lesen</translation>
    </message>
    <message>
        <source>Do not read it</source>
        <translation>Nicht lesen</translation>
    </message>
    <message>
        <source>Bursts and edits</source>
        <translation>Serien und Bearbeitungen</translation>
    </message>
    <message>
        <source>Whether photos of one burst, and edits beside their original, are put into stacks: one photo is shown for all of them.</source>
        <translation>Ob Fotos einer Serie, und Bearbeitungen neben ihrem Original, zu Stapeln werden: Ein Foto steht dann für alle.</translation>
    </message>
    <message>
        <source>Show each photo</source>
        <translation>Jedes Foto zeigen</translation>
    </message>
    <message>
        <source>Stack them</source>
        <translation>Stapeln</translation>
    </message>
    <message>
        <source>Captions</source>
        <translation>Bildunterschriften</translation>
    </message>
    <message>
        <source>Whether the model that describes photos writes a sentence on each photo by itself, when there is nothing else to do.</source>
        <translation>Ob das Modell, das Fotos beschreibt, von selbst zu jedem Foto einen Satz schreibt, wenn sonst nichts zu tun ist.</translation>
    </message>
    <message>
        <source>Only where I ask for them</source>
        <translation>Nur, wo ich darum bitte</translation>
    </message>
    <message>
        <source>Write them for all photos</source>
        <translation>Zu allen Fotos schreiben</translation>
    </message>
    <message>
        <source>Tags and ratings in files</source>
        <translation>Schlagwörter und Bewertungen in Dateien</translation>
    </message>
    <message>
        <source>When what you say of photos is written beside them, where other programs read it too.</source>
        <translation>Wann das, was du über Fotos sagst, neben sie geschrieben wird, wo auch andere Programme es lesen.</translation>
    </message>
    <message>
        <source>Tags in files</source>
        <translation>Schlagwörter in Dateien</translation>
    </message>
    <message>
        <source>Keep them here</source>
        <translation>Nur hier behalten</translation>
    </message>
    <message>
        <source>Write them when I ask for it</source>
        <translation>Schreiben, wenn ich es verlange</translation>
    </message>
    <message>
        <source>Always write them</source>
        <translation>Immer schreiben</translation>
    </message>
    <message>
        <source>Where tags and ratings are written</source>
        <translation>Wohin Schlagwörter und Bewertungen geschrieben werden</translation>
    </message>
    <message>
        <source>Beside the photos, or into the photos&apos; own files by ExifTool, which has to be installed; RAW files and files that already have a sidecar keep to sidecars.</source>
        <translation>Neben die Fotos, oder durch ExifTool, das installiert sein muss, in die Dateien der Fotos selbst; bei RAW-Dateien und bei Dateien, die schon eine Begleitdatei haben, bleibt es bei Begleitdateien.</translation>
    </message>
    <message>
        <source>Where they stand</source>
        <translation>Wo sie stehen</translation>
    </message>
    <message>
        <source>What you say is then written into your photos&apos; files. ExifTool writes a copy of each, which takes the file&apos;s place only where it shows the very same picture. Keep a backup all the same.</source>
        <translation>Was du sagst, wird dann in die Dateien deiner Fotos geschrieben. ExifTool schreibt von jeder eine Kopie, die nur dann an ihre Stelle tritt, wenn sie genau dasselbe Bild zeigt. Behalte trotzdem eine Sicherung.</translation>
    </message>
    <message>
        <source>In sidecars beside the photos</source>
        <translation>In Begleitdateien neben den Fotos</translation>
    </message>
    <message>
        <source>In the photos&apos; own files</source>
        <translation>In den Dateien der Fotos selbst</translation>
    </message>
    <message>
        <source>Sensitive pictures</source>
        <translation>Heikle Bilder</translation>
    </message>
    <message>
        <source>Whether photos of nudity, blood and injuries are looked for and hidden behind a veil until you ask to see them.</source>
        <translation>Ob Fotos von Nacktheit, Blut und Verletzungen gesucht und verdeckt werden, bis du sie sehen willst.</translation>
    </message>
    <message>
        <source>Do not look for them</source>
        <translation>Nicht danach suchen</translation>
    </message>
    <message>
        <source>Look for them and hide them</source>
        <translation>Suchen und verdecken</translation>
    </message>
    <message>
        <source>Private documents</source>
        <translation>Persönliche Dokumente</translation>
    </message>
    <message>
        <source>Whether photos of passports, identity cards and bank cards are looked for and hidden behind a veil until you ask to see them.</source>
        <translation>Ob Fotos von Pässen, Ausweisen und Bankkarten gesucht und verdeckt werden, bis du sie sehen willst.</translation>
    </message>
    <message>
        <source>Look through the folders</source>
        <translation>Ordner durchsehen</translation>
    </message>
    <message>
        <source>How often all folders are compared with the disk, beside being watched.</source>
        <translation>Wie oft alle Ordner mit der Platte verglichen werden, zusätzlich zur Beobachtung.</translation>
    </message>
    <message>
        <source>every 15 minutes</source>
        <translation>alle 15 Minuten</translation>
    </message>
    <message>
        <source>every hour</source>
        <translation>jede Stunde</translation>
    </message>
    <message>
        <source>every 6 hours</source>
        <translation>alle 6 Stunden</translation>
    </message>
    <message>
        <source>once a day</source>
        <translation>einmal am Tag</translation>
    </message>
    <message>
        <source>Look at network folders</source>
        <translation>Netzwerkordner ansehen</translation>
    </message>
    <message>
        <source>How often folders are looked at whose file system does not tell of changes.</source>
        <translation>Wie oft nach Ordnern gesehen wird, deren Dateisystem Änderungen nicht meldet.</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>The model that understands the photos; another one reads them anew in the background.</source>
        <translation>Das Modell, das die Fotos versteht; ein anderes liest sie im Hintergrund neu.</translation>
    </message>
    <message>
        <source>Model of looks</source>
        <translation>Modell für den Look</translation>
    </message>
    <message>
        <source>The model that tells what looks the same; another one reads the photos anew in the background.</source>
        <translation>Das Modell, das sagt, was gleich aussieht; ein anderes liest die Fotos im Hintergrund neu.</translation>
    </message>
    <message>
        <source>Model that describes photos</source>
        <translation>Modell, das Fotos beschreibt</translation>
    </message>
    <message>
        <source>The model that says in words what a photo shows; “endpoint” is the program on this computer at the address below.</source>
        <translation>Das Modell, das in Worten sagt, was ein Foto zeigt; „endpoint“ ist das Programm auf diesem Computer unter der Adresse darunter.</translation>
    </message>
    <message>
        <source>Address of a program that describes photos</source>
        <translation>Adresse eines Programms, das Fotos beschreibt</translation>
    </message>
    <message>
        <source>The address of llama.cpp, Ollama, LM Studio or the like on this computer; when empty, none is asked.</source>
        <translation>Die Adresse von llama.cpp, Ollama, LM Studio oder Ähnlichem auf diesem Computer; ist sie leer, wird keines gefragt.</translation>
    </message>
    <message>
        <source>Model of that program</source>
        <translation>Modell jenes Programms</translation>
    </message>
    <message>
        <source>Which of that program&apos;s models describes photos; when empty, its only one.</source>
        <translation>Welches der Modelle jenes Programms Fotos beschreibt; ist das leer, sein einziges.</translation>
    </message>
    <message>
        <source>Keep the model in memory</source>
        <translation>Modell im Speicher behalten</translation>
    </message>
    <message>
        <source>How long the process that reads photos stays when there is nothing to do.</source>
        <translation>Wie lange der Prozess, der Fotos liest, bleibt, wenn nichts zu tun ist.</translation>
    </message>
    <message>
        <source>Photos read at a time</source>
        <translation>Gleichzeitig gelesene Fotos</translation>
    </message>
    <message>
        <source>How many photos are read at the same time; 0 chooses by the processor.</source>
        <translation>Wie viele Fotos gleichzeitig gelesen werden; 0 richtet sich nach dem Prozessor.</translation>
    </message>
    <message>
        <source>Index server</source>
        <translation>Index-Server</translation>
    </message>
    <message>
        <source>The address of a Chroma server that several computers share; when empty, everything stays on this computer.</source>
        <translation>Die Adresse eines Chroma-Servers, den mehrere Computer teilen; ist sie leer, bleibt alles auf diesem Computer.</translation>
    </message>
    <message>
        <source>Token for the index server</source>
        <translation>Token für den Index-Server</translation>
    </message>
    <message>
        <source>What the index server asks for before it answers.</source>
        <translation>Was der Index-Server verlangt, bevor er antwortet.</translation>
    </message>
    <message>
        <source>Address for new versions</source>
        <translation>Adresse für neue Versionen</translation>
    </message>
    <message>
        <source>The address of a document that names the newest version; when empty, nobody looks for one.</source>
        <translation>Die Adresse eines Dokuments, das die neueste Version nennt; ist sie leer, wird nach keiner gesucht.</translation>
    </message>
    <message>
        <source>Last export</source>
        <translation>Letzter Export</translation>
    </message>
    <message>
        <source>How photos were exported last; when empty, as they are.</source>
        <translation>Wie zuletzt exportiert wurde; wenn leer, wie die Fotos sind.</translation>
    </message>
    <message>
        <source>Own ways to export</source>
        <translation>Eigene Arten zu exportieren</translation>
    </message>
    <message>
        <source>Options of exports that you gave names to.</source>
        <translation>Optionen für den Export, denen du Namen gegeben hast.</translation>
    </message>
    <message>
        <source>Folder of the last export</source>
        <translation>Ordner des letzten Exports</translation>
    </message>
    <message>
        <source>Where photos were exported to last.</source>
        <translation>Wohin Fotos zuletzt exportiert wurden.</translation>
    </message>
    <message>
        <source>Writing beside photos offered</source>
        <translation>Schreiben neben Fotos angeboten</translation>
    </message>
    <message>
        <source>Whether you were asked if tags and ratings are to be written beside the photos.</source>
        <translation>Ob du gefragt wurdest, ob Schlagwörter und Bewertungen neben die Fotos geschrieben werden sollen.</translation>
    </message>
    <message>
        <source>Turning explained</source>
        <translation>Drehen erklärt</translation>
    </message>
    <message>
        <source>Whether you were told what turning a photo changes in its file.</source>
        <translation>Ob dir gesagt wurde, was das Drehen eines Fotos in seiner Datei ändert.</translation>
    </message>
    <message>
        <source>First start done</source>
        <translation>Erster Start erledigt</translation>
    </message>
    <message>
        <source>Whether the page for the first start has been seen.</source>
        <translation>Ob die Seite für den ersten Start gesehen wurde.</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Choose the model…</source>
        <translation>Modell wählen …</translation>
    </message>
    <message>
        <source>Understanding</source>
        <translation>Verstehen</translation>
    </message>
    <message>
        <source>Edit the tag words…</source>
        <translation>Schlagwörter bearbeiten …</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>Choose what is passed over…</source>
        <translation>Wählen, was übergangen wird …</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Index server</source>
        <translation>Index-Server</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Photos to mark</source>
        <translation>Fotos zum Markieren</translation>
    </message>
    <message>
        <source>Photo {n} of {count}</source>
        <translation>Foto {n} von {count}</translation>
    </message>
</context>
<context>
    <name>SheetPanel</name>
    <message>
        <source>{yes} yes · {no} no</source>
        <translation>{yes} ja · {no} nein</translation>
    </message>
</context>
<context>
    <name>ShiftEditor</name>
    <message>
        <source>Later by</source>
        <translation>Später um</translation>
    </message>
    <message>
        <source>Earlier by</source>
        <translation>Früher um</translation>
    </message>
    <message>
        <source>Later or earlier</source>
        <translation>Später oder früher</translation>
    </message>
    <message>
        <source>days</source>
        <translation>Tage</translation>
    </message>
    <message>
        <source>hours</source>
        <translation>Stunden</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>Minuten</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>Sekunden</translation>
    </message>
    <message>
        <source>What the camera showed</source>
        <translation>Was die Kamera anzeigte</translation>
    </message>
    <message>
        <source>What it really was</source>
        <translation>Wie spät es wirklich war</translation>
    </message>
    <message>
        <source>Or by what the camera showed, and what time it really was:</source>
        <translation>Oder danach, was die Kamera anzeigte und wie spät es wirklich war:</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keyboard</source>
        <translation>Tastatur</translation>
    </message>
    <message>
        <source>How to search</source>
        <translation>So sucht man</translation>
    </message>
</context>
<context>
    <name>Side</name>
    <message>
        <source>How far the review is</source>
        <translation>Wie weit die Prüfung ist</translation>
    </message>
    <message>
        <source>Sure enough: you can stop.</source>
        <translation>Sicher genug: Du kannst aufhören.</translation>
    </message>
    <message>
        <source>Your answers</source>
        <translation>Deine Antworten</translation>
    </message>
    <message>
        <source>What to expect</source>
        <translation>Was zu erwarten ist</translation>
    </message>
    <message>
        <source>{yes} yes · {no} no</source>
        <translation>{yes} ja · {no} nein</translation>
    </message>
    <message>
        <source>Looking at your photos…</source>
        <translation>Deine Fotos werden angesehen…</translation>
    </message>
    <message>
        <source>No photo would get it by itself yet.</source>
        <translation>Noch bekäme kein Foto es von selbst.</translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message>
        <source>Places</source>
        <translation>Orte</translation>
    </message>
</context>
<context>
    <name>SidecarOffer</name>
    <message>
        <source>What you say of photos is kept in this library alone. Written beside the photos, in small .xmp files, other programs see it too, and it outlives the library. The photos themselves are not changed.</source>
        <translation>Was du über Fotos sagst, steht nur in dieser Bibliothek. Neben die Fotos geschrieben, in kleine .xmp-Dateien, sehen es auch andere Programme, und es überlebt die Bibliothek. Die Fotos selbst werden nicht geändert.</translation>
    </message>
    <message>
        <source>Write beside the photos</source>
        <translation>Neben die Fotos schreiben</translation>
    </message>
    <message>
        <source>On request</source>
        <translation>Wenn ich es verlange</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
    <message>
        <source>Written when you ask for it</source>
        <translation>Geschrieben wird, wenn du es verlangst</translation>
    </message>
    <message>
        <source>“Write to files” is in the menu, for all photos or for those you chose.</source>
        <translation>„In Dateien schreiben“ steht im Menü, für alle Fotos oder für die gewählten.</translation>
    </message>
</context>
<context>
    <name>Similar</name>
    <message>
        <source>Find similar</source>
        <translation>Ähnliche suchen</translation>
    </message>
    <message>
        <source>Photos of the same thing, however they look (S)</source>
        <translation>Fotos vom gleichen Motiv, wie sie auch aussehen (S)</translation>
    </message>
    <message>
        <source>Same look</source>
        <translation>Gleicher Look</translation>
    </message>
    <message>
        <source>Photos of the same scene, patterns and colours (Shift+S)</source>
        <translation>Fotos mit gleicher Szene, gleichen Mustern und Farben (Umschalt+S)</translation>
    </message>
</context>
<context>
    <name>SizeField</name>
    <message>
        <source>As they are</source>
        <translation>Wie sie sind</translation>
    </message>
    <message>
        <source>Longest edge</source>
        <translation>Längste Kante</translation>
    </message>
    <message>
        <source>Within a box</source>
        <translation>In einem Rahmen</translation>
    </message>
    <message>
        <source>Megapixels</source>
        <translation>Megapixel</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Size in numbers</source>
        <translation>Größe in Zahlen</translation>
    </message>
    <message>
        <source>pixels</source>
        <translation>Pixel</translation>
    </message>
</context>
<context>
    <name>SortBar</name>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Sorting is paused</source>
        <translation>Sortieren angehalten</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) stayed where they are.</source>
        <translation>
            <numerusform>Eine Datei blieb, wo sie ist.</numerusform>
            <numerusform>%Ln Dateien blieben, wo sie sind.</numerusform>
        </translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Zurückgebracht</translation>
    </message>
    <message>
        <source>Sorted</source>
        <translation>Sortiert</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) are back</source>
        <translation>
            <numerusform>Eine Datei ist wieder, wo sie war</numerusform>
            <numerusform>%Ln Dateien sind wieder, wo sie waren</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SortWords</name>
    <message numerus="yes">
        <source>%Ln file(s)</source>
        <translation>
            <numerusform>%Ln Datei</numerusform>
            <numerusform>%Ln Dateien</numerusform>
        </translation>
    </message>
    <message>
        <source>Sorted by a rule</source>
        <translation>Nach einer Regel sortiert</translation>
    </message>
    <message>
        <source>Get a number</source>
        <translation>Bekommen eine Nummer</translation>
    </message>
    <message>
        <source>Stay with their photo</source>
        <translation>Bleiben bei ihrem Foto</translation>
    </message>
    <message>
        <source>Are where they belong</source>
        <translation>Sind, wo sie hingehören</translation>
    </message>
    <message>
        <source>No rule fits</source>
        <translation>Keine Regel passt</translation>
    </message>
    <message>
        <source>Nothing is known to fill in</source>
        <translation>Nichts zum Einsetzen bekannt</translation>
    </message>
    <message>
        <source>The same picture lies there already</source>
        <translation>Dasselbe Bild liegt schon dort</translation>
    </message>
    <message>
        <source>The name is taken</source>
        <translation>Der Name ist vergeben</translation>
    </message>
    <message>
        <source>Cannot be read</source>
        <translation>Nicht lesbar</translation>
    </message>
    <message>
        <source>Are links to another place</source>
        <translation>Sind Verknüpfungen nach anderswo</translation>
    </message>
    <message>
        <source>Are not there any more</source>
        <translation>Sind nicht mehr da</translation>
    </message>
    <message>
        <source>Their folder is not there now</source>
        <translation>Ihr Ordner ist gerade nicht da</translation>
    </message>
    <message>
        <source>Their drive is not there now</source>
        <translation>Ihr Laufwerk ist gerade nicht da</translation>
    </message>
    <message>
        <source>Have changed since the plan was made</source>
        <translation>Wurden seit dem Plan geändert</translation>
    </message>
    <message>
        <source>Another file is there now</source>
        <translation>Jetzt liegt eine andere Datei dort</translation>
    </message>
    <message>
        <source>The system refuses</source>
        <translation>Das System verweigert es</translation>
    </message>
    <message>
        <source>Their drive has no trash</source>
        <translation>Ihr Laufwerk hat keinen Papierkorb</translation>
    </message>
    <message>
        <source>The copy was not the same</source>
        <translation>Die Kopie war nicht gleich</translation>
    </message>
    <message>
        <source>Were not reached before you stopped</source>
        <translation>Waren noch nicht dran, als du angehalten hast</translation>
    </message>
    <message>
        <source>the name is taken: gets a number ({detail})</source>
        <translation>der Name ist vergeben: bekommt eine Nummer ({detail})</translation>
    </message>
    <message>
        <source>goes with {detail}</source>
        <translation>geht mit {detail}</translation>
    </message>
    <message>
        <source>is where it belongs</source>
        <translation>ist, wo es hingehört</translation>
    </message>
    <message>
        <source>no rule fits</source>
        <translation>keine Regel passt</translation>
    </message>
    <message>
        <source>nothing is known to fill in: {detail}</source>
        <translation>nichts zum Einsetzen bekannt: {detail}</translation>
    </message>
    <message>
        <source>the same picture lies there already: {detail}</source>
        <translation>dasselbe Bild liegt schon dort: {detail}</translation>
    </message>
    <message>
        <source>the name is taken: {detail}</source>
        <translation>der Name ist vergeben: {detail}</translation>
    </message>
    <message>
        <source>cannot be read: {detail}</source>
        <translation>nicht lesbar: {detail}</translation>
    </message>
    <message>
        <source>is a link to another place, or one belongs to it</source>
        <translation>ist eine Verknüpfung nach anderswo, oder eine gehört dazu</translation>
    </message>
    <message>
        <source>is not there any more</source>
        <translation>ist nicht mehr da</translation>
    </message>
    <message>
        <source>its folder is not there now</source>
        <translation>sein Ordner ist gerade nicht da</translation>
    </message>
    <message>
        <source>the drive at {detail} is not there now</source>
        <translation>das Laufwerk in {detail} ist gerade nicht da</translation>
    </message>
    <message>
        <source>has changed since the plan was made</source>
        <translation>wurde seit dem Plan geändert</translation>
    </message>
    <message>
        <source>another file is there now</source>
        <translation>jetzt liegt eine andere Datei dort</translation>
    </message>
    <message>
        <source>the system refuses: {detail}</source>
        <translation>das System verweigert es: {detail}</translation>
    </message>
    <message>
        <source>copied, and taken back: its drive has no trash ({detail})</source>
        <translation>kopiert und zurückgenommen: sein Laufwerk hat keinen Papierkorb ({detail})</translation>
    </message>
    <message>
        <source>the copy was not the same</source>
        <translation>die Kopie war nicht gleich</translation>
    </message>
    <message>
        <source>was not reached before you stopped</source>
        <translation>war noch nicht dran, als du angehalten hast</translation>
    </message>
    <message>
        <source>{detail} is watched: the photos stay in the library.</source>
        <translation>{detail} wird überwacht: Die Fotos bleiben in der Bibliothek.</translation>
    </message>
    <message>
        <source>{detail} is not watched: photos that are moved there leave the library, which keeps their tags for 90 days. Add the folder, and they are known again.</source>
        <translation>{detail} wird nicht überwacht: Fotos, die dorthin kommen, verlassen die Bibliothek, die ihre Schlagwörter 90 Tage behält. Füge den Ordner hinzu, und sie sind wieder bekannt.</translation>
    </message>
    <message>
        <source>{detail} lies inside of what is sorted: what is there is sorted, too.</source>
        <translation>{detail} liegt in dem, was sortiert wird: Was dort ist, wird mitsortiert.</translation>
    </message>
    <message>
        <source>{detail} is passed over: photos that go there are hidden.</source>
        <translation>{detail} wird übergangen: Fotos, die dorthin kommen, sind verborgen.</translation>
    </message>
    <message>
        <source>{detail} go to another drive: they are copied and compared, and then the originals go to the trash.</source>
        <translation>{detail} kommen auf ein anderes Laufwerk: Sie werden kopiert und verglichen, dann kommen die Originale in den Papierkorb.</translation>
    </message>
    <message>
        <source>There is too little space on {detail}.</source>
        <translation>Auf {detail} ist zu wenig Platz.</translation>
    </message>
    <message>
        <source>{drive}: {needed} are needed, {free} are free</source>
        <translation>{drive}: {needed} werden gebraucht, {free} sind frei</translation>
    </message>
    <message>
        <source>planned, nothing done</source>
        <translation>geplant, nichts getan</translation>
    </message>
    <message>
        <source>half way</source>
        <translation>halb fertig</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>half way back</source>
        <translation>halb zurückgebracht</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>zurückgebracht</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) to copy</source>
        <translation>
            <numerusform>%Ln Datei zu kopieren</numerusform>
            <numerusform>%Ln Dateien zu kopieren</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) to move</source>
        <translation>
            <numerusform>%Ln Datei zu verschieben</numerusform>
            <numerusform>%Ln Dateien zu verschieben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new folder(s)</source>
        <translation>
            <numerusform>%Ln neuer Ordner</numerusform>
            <numerusform>%Ln neue Ordner</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln name(s) taken</source>
        <translation>
            <numerusform>%Ln Name vergeben</numerusform>
            <numerusform>%Ln Namen vergeben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln stay(s)</source>
        <translation>
            <numerusform>%Ln bleibt</numerusform>
            <numerusform>%Ln bleiben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cannot be sorted</source>
        <translation>
            <numerusform>%Ln nicht sortierbar</numerusform>
            <numerusform>%Ln nicht sortierbar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sorted</source>
        <translation>
            <numerusform>%Ln sortiert</numerusform>
            <numerusform>%Ln sortiert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln taken back</source>
        <translation>
            <numerusform>%Ln zurückgebracht</numerusform>
            <numerusform>%Ln zurückgebracht</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln to do</source>
        <translation>
            <numerusform>%Ln zu tun</numerusform>
            <numerusform>%Ln zu tun</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln left where they were</source>
        <translation>
            <numerusform>%Ln blieb, wo sie war</numerusform>
            <numerusform>%Ln blieben, wo sie waren</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln not taken back</source>
        <translation>
            <numerusform>%Ln nicht zurückgebracht</numerusform>
            <numerusform>%Ln nicht zurückgebracht</numerusform>
        </translation>
    </message>
    <message>
        <source>from {folder}</source>
        <translation>aus {folder}</translation>
    </message>
    <message>
        <source>left</source>
        <translation>geblieben</translation>
    </message>
    <message>
        <source>not taken back</source>
        <translation>nicht zurückgebracht</translation>
    </message>
    <message>
        <source>year, such as 2021</source>
        <translation>Jahr, etwa 2021</translation>
    </message>
    <message>
        <source>month in two digits</source>
        <translation>Monat, zweistellig</translation>
    </message>
    <message>
        <source>day in two digits</source>
        <translation>Tag, zweistellig</translation>
    </message>
    <message>
        <source>what you called its folder</source>
        <translation>wie du seinen Ordner nanntest</translation>
    </message>
    <message>
        <source>place: a tag below Places, else where it lies</source>
        <translation>Ort: ein Schlagwort unter Orte, sonst die Lage</translation>
    </message>
    <message>
        <source>camera</source>
        <translation>Kamera</translation>
    </message>
    <message>
        <source>album</source>
        <translation>Album</translation>
    </message>
    <message>
        <source>tag</source>
        <translation>Schlagwort</translation>
    </message>
    <message>
        <source>stars</source>
        <translation>Sterne</translation>
    </message>
    <message>
        <source>kind of file</source>
        <translation>Art der Datei</translation>
    </message>
    <message>
        <source>the file&apos;s own name</source>
        <translation>der eigene Name der Datei</translation>
    </message>
    <message>
        <source>a number that counts up</source>
        <translation>eine Nummer, die hochzählt</translation>
    </message>
</context>
<context>
    <name>Sorting</name>
    <message>
        <source>Sorting into folders: move the rule up, down</source>
        <translation>In Ordner sortieren: Regel nach oben, unten</translation>
    </message>
    <message>
        <source>Sorting into folders: remove the rule</source>
        <translation>In Ordner sortieren: Regel entfernen</translation>
    </message>
    <message>
        <source>Sorting into folders: make the plan</source>
        <translation>In Ordner sortieren: Plan machen</translation>
    </message>
    <message>
        <source>Sorting into folders, plan {number} of {date}: {state}</source>
        <translation>In Ordner sortieren, Plan {number} vom {date}: {state}</translation>
    </message>
    <message>
        <source>Left where they are, or to be looked at</source>
        <translation>Geblieben, wo sie sind, oder anzusehen</translation>
    </message>
    <message>
        <source>Where the files go</source>
        <translation>Wohin die Dateien kommen</translation>
    </message>
</context>
<context>
    <name>SortingPage</name>
    <message>
        <source>Rules</source>
        <translation>Regeln</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Earlier plans</source>
        <translation>Frühere Pläne</translation>
    </message>
</context>
<context>
    <name>Spinner</name>
    <message>
        <source>Reading the picture</source>
        <translation>Das Bild wird gelesen</translation>
    </message>
</context>
<context>
    <name>Spoken</name>
    <message>
        <source>sensitive, hidden</source>
        <translation>heikel, verdeckt</translation>
    </message>
    <message>
        <source>not connected</source>
        <translation>nicht verbunden</translation>
    </message>
    <message>
        <source>{number} of {count} in a stack</source>
        <translation>{number} von {count} in einem Stapel</translation>
    </message>
    <message>
        <source>favourite</source>
        <translation>Favorit</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>abgelehnt</translation>
    </message>
</context>
<context>
    <name>SpokenPhotos</name>
    <message>
        <source>Photo</source>
        <translation>Foto</translation>
    </message>
</context>
<context>
    <name>StackSection</name>
    <message>
        <source>Make it the cover</source>
        <translation>Oben auf den Stapel legen</translation>
    </message>
    <message>
        <source>What you do is done with {photos}.</source>
        <translation>Was du tust, gilt für {photos}.</translation>
    </message>
    <message>
        <source>Open the stack (G)</source>
        <translation>Stapel öffnen (G)</translation>
    </message>
    <message>
        <source>Close the stack (G)</source>
        <translation>Stapel schließen (G)</translation>
    </message>
    <message numerus="yes">
        <source>%n of them lie(s) in closed stacks.</source>
        <translation>
            <numerusform>%n davon liegt in einem geschlossenen Stapel.</numerusform>
            <numerusform>%n davon liegen in geschlossenen Stapeln.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Strip</name>
    <message>
        <source>Photos of the group</source>
        <translation>Fotos der Gruppe</translation>
    </message>
</context>
<context>
    <name>StripField</name>
    <message>
        <source>Where it was</source>
        <translation>Wo es war</translation>
    </message>
    <message>
        <source>Who is on it</source>
        <translation>Wer darauf ist</translation>
    </message>
    <message>
        <source>Everything but the picture</source>
        <translation>Alles außer dem Bild</translation>
    </message>
</context>
<context>
    <name>SuggestionRow</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Anlegen</translation>
    </message>
    <message>
        <source>Not this one</source>
        <translation>Dieses nicht</translation>
    </message>
    <message>
        <source>It is not suggested again.</source>
        <translation>Es wird nicht mehr vorgeschlagen.</translation>
    </message>
</context>
<context>
    <name>Suggestions</name>
    <message>
        <source>Sunsets</source>
        <translation>Sonnenuntergänge</translation>
    </message>
    <message>
        <source>Beach and sea</source>
        <translation>Strand und Meer</translation>
    </message>
    <message>
        <source>Snow</source>
        <translation>Schnee</translation>
    </message>
    <message>
        <source>Food</source>
        <translation>Essen</translation>
    </message>
    <message>
        <source>Flowers</source>
        <translation>Blumen</translation>
    </message>
    <message>
        <source>Night</source>
        <translation>Nacht</translation>
    </message>
    <message>
        <source>Documents and receipts</source>
        <translation>Dokumente und Belege</translation>
    </message>
    <message>
        <source>Screenshots</source>
        <translation>Bildschirmfotos</translation>
    </message>
    <message>
        <source>new photos of it come in by themselves</source>
        <translation>neue Fotos davon kommen von selbst dazu</translation>
    </message>
    <message>
        <source>all photos of these days</source>
        <translation>alle Fotos dieser Tage</translation>
    </message>
    <message>
        <source>these photos, picked by hand</source>
        <translation>diese Fotos, von Hand gewählt</translation>
    </message>
    <message>
        <source>d MMMM yyyy</source>
        <comment>a date, as Qt writes it</comment>
        <translation>d. MMMM yyyy</translation>
    </message>
    <message>
        <source>MMMM yyyy</source>
        <comment>a month, as Qt writes it</comment>
        <translation>MMMM yyyy</translation>
    </message>
    <message>
        <source>d</source>
        <comment>a day of a month, as Qt writes it</comment>
        <translation>d.</translation>
    </message>
</context>
<context>
    <name>SuggestionsDialog</name>
    <message>
        <source>Suggested albums</source>
        <translation>Vorgeschlagene Alben</translation>
    </message>
    <message>
        <source>What stands out in your library. Nothing is made unless you say so, and a name can be changed before.</source>
        <translation>Was in deiner Bibliothek auffällt. Nichts davon wird angelegt, ohne dass du es sagst, und der Name lässt sich vorher ändern.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Looking at what your photos have in common…</source>
        <translation>Es wird nachgesehen, was deine Fotos gemeinsam haben …</translation>
    </message>
    <message>
        <source>This takes a moment, and waits for other work in the background.</source>
        <translation>Das dauert einen Moment und wartet auf andere Arbeit im Hintergrund.</translation>
    </message>
    <message>
        <source>Nothing stands out yet</source>
        <translation>Noch fällt nichts auf</translation>
    </message>
    <message>
        <source>Albums are suggested once the library has many photos of one thing, or of days when many were taken.</source>
        <translation>Alben werden vorgeschlagen, sobald die Bibliothek viele Fotos von einer Sache hat oder von Tagen, an denen viele entstanden sind.</translation>
    </message>
</context>
<context>
    <name>SuspectRow</name>
    <message>
        <source>Take it away  (N)</source>
        <translation>Wegnehmen  (N)</translation>
    </message>
    <message>
        <source>It is right  (Y)</source>
        <translation>Es stimmt  (Y)</translation>
    </message>
</context>
<context>
    <name>Suspects</name>
    <message>
        <source>Suspects</source>
        <translation>Verdächtige</translation>
    </message>
</context>
<context>
    <name>TagChip</name>
    <message>
        <source>file</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Review “{name}”…</source>
        <translation>„{name}“ prüfen…</translation>
    </message>
    <message>
        <source>You said so. Click to see all photos with this tag.</source>
        <translation>Das hast du gesagt. Klicke, um alle Fotos mit diesem Schlagwort zu sehen.</translation>
    </message>
    <message>
        <source>A keyword of the file. Click to see all photos with this tag.</source>
        <translation>Ein Stichwort der Datei. Klicke, um alle Fotos mit diesem Schlagwort zu sehen.</translation>
    </message>
    <message>
        <source>The model&apos;s word: {sure} ({percent}). Click to see all photos with this tag.</source>
        <translation>Das Modell meint: {sure} ({percent}). Klicke, um alle Fotos mit diesem Schlagwort zu sehen.</translation>
    </message>
    <message>
        <source>Take away the tag {name}</source>
        <translation>Schlagwort {name} wegnehmen</translation>
    </message>
</context>
<context>
    <name>TagDialog</name>
    <message>
        <source>Change tag</source>
        <translation>Schlagwort ändern</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Lies below</source>
        <translation>Liegt unter</translation>
    </message>
    <message>
        <source>nothing: it stands at the top</source>
        <translation>nichts: Es steht ganz oben</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>Synonyms</source>
        <translation>Synonyme</translation>
    </message>
    <message>
        <source>for example: de: Hund, fr: chien, doggy</source>
        <translation>zum Beispiel: en: dog, fr: chien, Wauwau</translation>
    </message>
    <message>
        <source>They find the tag in searches and wherever a tag is typed.</source>
        <translation>Sie führen zum Schlagwort, in der Suche und überall, wo man eines eingibt.</translation>
    </message>
    <message>
        <source>Only one of the tags below it fits a photo</source>
        <translation>Von den Schlagwörtern darunter passt nur eines auf ein Foto</translation>
    </message>
    <message>
        <source>Other programs may have it</source>
        <translation>Andere Programme dürfen es erhalten</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>A tag cannot lie below itself.</source>
        <translation>Ein Schlagwort kann nicht unter sich selbst liegen.</translation>
    </message>
    <message>
        <source>There is a tag “{name}”. The two become one; Undo parts them again.</source>
        <translation>Es gibt ein Schlagwort „{name}“. Aus beiden wird eines; Rückgängig trennt sie wieder.</translation>
    </message>
    <message>
        <source>Make them one</source>
        <translation>Vereinen</translation>
    </message>
</context>
<context>
    <name>TagField</name>
    <message>
        <source>Add a tag</source>
        <translation>Schlagwort hinzufügen</translation>
    </message>
    <message>
        <source>Add a tag; T does so wherever the keyboard is</source>
        <translation>Schlagwort hinzufügen; T tut das überall</translation>
    </message>
    <message>
        <source>Known tags</source>
        <translation>Bekannte Schlagwörter</translation>
    </message>
</context>
<context>
    <name>TagStateChip</name>
    <message>
        <source>Take the tag {name} off all photos</source>
        <translation>Das Schlagwort {name} von allen Fotos entfernen</translation>
    </message>
    <message>
        <source>taken off</source>
        <translation>entfernt</translation>
    </message>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>{some} of {all}</source>
        <translation>{some} von {all}</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>So lassen, wie es ist</translation>
    </message>
    <message>
        <source>Put it on all photos</source>
        <translation>Allen Fotos geben</translation>
    </message>
    <message>
        <source>On all photos</source>
        <translation>Haben alle Fotos</translation>
    </message>
</context>
<context>
    <name>TagsField</name>
    <message numerus="yes">
        <source>and %n further tag(s)</source>
        <translation>
            <numerusform>und %n weiteres Schlagwort</numerusform>
            <numerusform>und %n weitere Schlagwörter</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TagsSection</name>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>None yet: the model is not sure of any.</source>
        <translation>Noch keine: Das Modell ist sich bei keinem sicher.</translation>
    </message>
</context>
<context>
    <name>TalkView</name>
    <message>
        <source>Stop</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Choose a model…</source>
        <translation>Modell wählen…</translation>
    </message>
    <message>
        <source>Question about the photo</source>
        <translation>Frage zum Foto</translation>
    </message>
    <message>
        <source>New conversation</source>
        <translation>Neues Gespräch</translation>
    </message>
    <message>
        <source>Ask about these photos</source>
        <translation>Frag etwas zu diesen Fotos</translation>
    </message>
    <message>
        <source>Ask about this photo</source>
        <translation>Frag etwas zu diesem Foto</translation>
    </message>
    <message>
        <source>Looking where that is…</source>
        <translation>Es wird gesucht, wo das ist…</translation>
    </message>
    <message>
        <source>Not sure.</source>
        <translation>Nicht sicher.</translation>
    </message>
    <message>
        <source>Looking at the photo…</source>
        <translation>Das Foto wird angesehen…</translation>
    </message>
</context>
<context>
    <name>TextLayer</name>
    <message>
        <source>Looking for text in the picture…</source>
        <translation>Text im Bild wird gesucht…</translation>
    </message>
    <message>
        <source>No text was found in this picture.</source>
        <translation>In diesem Bild wurde kein Text gefunden.</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Read by the program: drag over the text and copy it with Ctrl+C</source>
        <translation>Vom Programm gelesen: über den Text ziehen und mit Strg+C kopieren</translation>
    </message>
</context>
<context>
    <name>Title</name>
    <message>
        <source>Photo</source>
        <translation>Foto</translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) chosen</source>
        <translation>
            <numerusform>%n Foto gewählt</numerusform>
            <numerusform>%n Fotos gewählt</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Dismiss</source>
        <translation>Ausblenden</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Menu</source>
        <translation>Menü</translation>
    </message>
</context>
<context>
    <name>TurnView</name>
    <message>
        <source>By {model}, {time}</source>
        <translation>Von {model}, {time}</translation>
    </message>
    <message>
        <source>It took {seconds} s.</source>
        <translation>Es hat {seconds} s gedauert.</translation>
    </message>
    <message>
        <source>Where?</source>
        <translation>Wo?</translation>
    </message>
    <message>
        <source>Show where in the photo that is</source>
        <translation>Zeigen, wo im Foto das ist</translation>
    </message>
    <message>
        <source>Show where in one of the photos that is</source>
        <translation>Zeigen, wo in einem der Fotos das ist</translation>
    </message>
    <message>
        <source>Try a larger model…</source>
        <translation>Größeres Modell versuchen…</translation>
    </message>
    <message>
        <source>In which photo?</source>
        <translation>In welchem Foto?</translation>
    </message>
    <message>
        <source>neither</source>
        <translation>keines von beiden</translation>
    </message>
    <message>
        <source>none of these</source>
        <translation>nichts davon</translation>
    </message>
    <message>
        <source>Not sure.</source>
        <translation>Nicht sicher.</translation>
    </message>
    <message>
        <source>Not sure. Perhaps: {answer}</source>
        <translation>Nicht sicher. Vielleicht: {answer}</translation>
    </message>
</context>
<context>
    <name>TurnWords</name>
    <message numerus="yes">
        <source>%Ln photo(s) could not be turned</source>
        <translation>
            <numerusform>%Ln Foto konnte nicht gedreht werden</numerusform>
            <numerusform>%Ln Fotos konnten nicht gedreht werden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln camera raw(s) beside them stay as they are</source>
        <translation>
            <numerusform>%Ln Kamera-Rohdatei daneben bleibt, wie sie ist</numerusform>
            <numerusform>%Ln Kamera-Rohdateien daneben bleiben, wie sie sind</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TurningDialog</name>
    <message>
        <source>Turn photos</source>
        <translation>Fotos drehen</translation>
    </message>
    <message>
        <source>A note in the photo&apos;s own file is changed</source>
        <translation>Ein Vermerk in der Datei des Fotos wird geändert</translation>
    </message>
    <message>
        <source>The file says how its picture is to be shown, and that is what is changed. The picture itself is not touched and loses nothing; other programs show it turned, too.</source>
        <translation>Die Datei sagt, wie ihr Bild zu zeigen ist, und das wird geändert. Das Bild selbst bleibt unberührt und verliert nichts; auch andere Programme zeigen es gedreht.</translation>
    </message>
    <message>
        <source>Undo puts the file back as it was, to the last byte, as long as no other program has changed it since.</source>
        <translation>„Rückgängig“ stellt die Datei bis aufs letzte Byte wieder her, solange kein anderes Programm sie seither geändert hat.</translation>
    </message>
    <message>
        <source>Turn</source>
        <translation>Drehen</translation>
    </message>
</context>
<context>
    <name>Versions</name>
    <message>
        <source>The file holds several pictures: this is the first</source>
        <translation>Die Datei enthält mehrere Bilder: dies ist das erste</translation>
    </message>
    <message>
        <source>How “{name}” differs from the photo</source>
        <translation>Was an „{name}“ anders ist als am Foto</translation>
    </message>
    <message>
        <source>It shows the raw photo as the viewer does</source>
        <translation>Das RAW-Foto ist darin, wie die Ansicht es zeigt</translation>
    </message>
    <message>
        <source>The file is damaged: this is what there is of it</source>
        <translation>Die Datei ist beschädigt: dies ist, was davon da ist</translation>
    </message>
    <message>
        <source>The file takes no words: what you said is not in it</source>
        <translation>Die Datei nimmt keine Worte auf: was du gesagt hast, steht nicht darin</translation>
    </message>
    <message>
        <source>The film of the motion photo stays with the original</source>
        <translation>Der Film des bewegten Fotos bleibt beim Original</translation>
    </message>
    <message>
        <source>It is a {format}, for the photo&apos;s format is not written</source>
        <translation>Die Datei ist ein {format}, denn das Format des Fotos wird nicht geschrieben</translation>
    </message>
    <message>
        <source>What was transparent is filled, as the viewer shows it</source>
        <translation>Was durchsichtig war, ist gefüllt, wie die Ansicht es zeigt</translation>
    </message>
    <message>
        <source>The extra light for HDR screens stays with the original</source>
        <translation>Das zusätzliche Licht für HDR-Bildschirme bleibt beim Original</translation>
    </message>
    <message>
        <source>It has fewer shades of each colour than the original</source>
        <translation>Jede Farbe hat weniger Abstufungen als im Original</translation>
    </message>
</context>
<context>
    <name>ViewButtons</name>
    <message>
        <source>One photo</source>
        <translation>Ein Foto</translation>
    </message>
    <message>
        <source>One photo or a sheet (G)</source>
        <translation>Ein Foto oder ein Bogen (G)</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>Bogen</translation>
    </message>
    <message>
        <source>Obvious ones</source>
        <translation>Eindeutige</translation>
    </message>
    <message>
        <source>The surest, answered in one go</source>
        <translation>Die sichersten, auf einmal beantwortet</translation>
    </message>
    <message>
        <source>Suspects</source>
        <translation>Verdächtige</translation>
    </message>
    <message>
        <source>Those that look unlike the others</source>
        <translation>Die anders aussehen als die übrigen</translation>
    </message>
</context>
<context>
    <name>Viewer</name>
    <message>
        <source>Photo viewer</source>
        <translation>Fotobetrachter</translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation>{percent} %</translation>
    </message>
    <message>
        <source>Back (Esc)</source>
        <translation>Zurück (Esc)</translation>
    </message>
    <message>
        <source>Previous photo (←)</source>
        <translation>Voriges Foto (←)</translation>
    </message>
    <message>
        <source>Next photo (→)</source>
        <translation>Nächstes Foto (→)</translation>
    </message>
    <message>
        <source>Zoom out (-)</source>
        <translation>Verkleinern (-)</translation>
    </message>
    <message>
        <source>Zoom in (+)</source>
        <translation>Vergrößern (+)</translation>
    </message>
    <message>
        <source>Text in the picture (Shift+T)</source>
        <translation>Text im Bild (Umschalt+T)</translation>
    </message>
    <message>
        <source>Crop the photo (Shift+C)</source>
        <translation>Foto zuschneiden (Umschalt+C)</translation>
    </message>
    <message>
        <source>Only a preview can be shown: {reason}</source>
        <translation>Nur eine Vorschau kann gezeigt werden: {reason}</translation>
    </message>
    <message>
        <source>This picture cannot be shown: {reason}</source>
        <translation>Dieses Bild kann nicht gezeigt werden: {reason}</translation>
    </message>
</context>
<context>
    <name>VocabularyDialog</name>
    <message>
        <source>Tag words</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>The model looks for these things in every photo and tags what it is sure of. Several wordings of one thing, separated by semicolons, make a tag steadier. Tags that you gave or took away yourself stay so.</source>
        <translation>Nach diesen Dingen sucht das Modell in jedem Foto und vergibt, worin es sich sicher ist. Mehrere Wendungen für dasselbe, durch Strichpunkte getrennt, machen ein Schlagwort verlässlicher. Was du selbst vergeben oder weggenommen hast, bleibt so.</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Schlagwort</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>Wordings</source>
        <translation>Wendungen</translation>
    </message>
    <message>
        <source>Add a tag</source>
        <translation>Schlagwort hinzufügen</translation>
    </message>
    <message>
        <source>Take away the chosen tags</source>
        <translation>Gewählte Schlagwörter wegnehmen</translation>
    </message>
    <message>
        <source>Back to the default</source>
        <translation>Zurück zur Vorgabe</translation>
    </message>
    <message>
        <source>Save and tag anew</source>
        <translation>Speichern und neu vergeben</translation>
    </message>
</context>
<context>
    <name>Where</name>
    <message>
        <source>Search for something: then W shows where in the photo it is.</source>
        <translation>Suche nach etwas: Dann zeigt W, wo im Foto es ist.</translation>
    </message>
    <message>
        <source>Looking where “{words}” is…</source>
        <translation>Sucht, wo „{words}“ ist …</translation>
    </message>
    <message>
        <source>Bright: what the answer comes from</source>
        <translation>Hell: woher die Antwort kommt</translation>
    </message>
    <message>
        <source>Not sure that “{words}” is here. Least dark: what is most like it</source>
        <translation>Nicht sicher, ob „{words}“ hier ist. Am wenigsten dunkel: was dem am nächsten kommt</translation>
    </message>
    <message>
        <source>Bright: where “{words}” is</source>
        <translation>Hell: wo „{words}“ ist</translation>
    </message>
</context>
<context>
    <name>WhySection</name>
    <message>
        <source>Why it matches</source>
        <translation>Warum es passt</translation>
    </message>
    <message>
        <source>Show where</source>
        <translation>Zeigen, wo</translation>
    </message>
    <message>
        <source>Show where in the photo it is (W)</source>
        <translation>Zeigen, wo im Foto es ist (W)</translation>
    </message>
    <message>
        <source>not: {words}</source>
        <translation>nicht: {words}</translation>
    </message>
    <message>
        <source>{filter}: it is so</source>
        <translation>{filter}: trifft zu</translation>
    </message>
    <message>
        <source>{filter}: not so</source>
        <translation>{filter}: trifft nicht zu</translation>
    </message>
    <message>
        <source>{words}: it fits</source>
        <translation>{words}: passt</translation>
    </message>
    <message>
        <source>{words}: it hardly fits</source>
        <translation>{words}: passt kaum</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>{hours} {minutes}</source>
        <translation>{hours} {minutes}</translation>
    </message>
    <message>
        <source>the date of the file</source>
        <translation>das Datum der Datei</translation>
    </message>
    <message>
        <source>only the year</source>
        <translation>nur das Jahr</translation>
    </message>
    <message>
        <source>only the month</source>
        <translation>nur der Monat</translation>
    </message>
    <message>
        <source>only the day</source>
        <translation>nur der Tag</translation>
    </message>
    <message>
        <source>from the name</source>
        <translation>aus dem Namen</translation>
    </message>
    <message>
        <source>from the satellites</source>
        <translation>von den Satelliten</translation>
    </message>
    <message>
        <source>from the sidecar</source>
        <translation>aus der Begleitdatei</translation>
    </message>
    <message>
        <source>by you</source>
        <translation>von dir</translation>
    </message>
    <message>
        <source>when it was last edited</source>
        <translation>zuletzt bearbeitet</translation>
    </message>
    <message>
        <source>sure</source>
        <translation>sicher</translation>
    </message>
    <message>
        <source>likely</source>
        <translation>wahrscheinlich</translation>
    </message>
    <message>
        <source>maybe</source>
        <translation>vielleicht</translation>
    </message>
    <message>
        <source>N</source>
        <translation>N</translation>
    </message>
    <message>
        <source>S</source>
        <translation>S</translation>
    </message>
    <message>
        <source>E</source>
        <translation>O</translation>
    </message>
    <message>
        <source>W</source>
        <translation>W</translation>
    </message>
    <message>
        <source>Cut off</source>
        <translation>Abgeschnitten</translation>
    </message>
    <message>
        <source>What there is of these pictures is shown. Another copy may be whole.</source>
        <translation>Was von diesen Bildern da ist, wird gezeigt. Eine andere Kopie ist vielleicht vollständig.</translation>
    </message>
    <message>
        <source>Empty files</source>
        <translation>Leere Dateien</translation>
    </message>
    <message>
        <source>They hold no data at all. A copy may have been cut off; copy them again from where they came.</source>
        <translation>Sie enthalten gar nichts. Vielleicht brach eine Kopie ab; kopiere sie nochmal von dort, wo sie herkommen.</translation>
    </message>
    <message>
        <source>Incomplete pictures</source>
        <translation>Unvollständige Bilder</translation>
    </message>
    <message>
        <source>The end is missing. Copy them again, or keep them as they are.</source>
        <translation>Das Ende fehlt. Kopiere sie nochmal, oder lass sie, wie sie sind.</translation>
    </message>
    <message>
        <source>Not pictures</source>
        <translation>Keine Bilder</translation>
    </message>
    <message>
        <source>They have a picture&apos;s name but hold something else.</source>
        <translation>Sie heißen wie Bilder, enthalten aber etwas anderes.</translation>
    </message>
    <message>
        <source>Formats that cannot be read yet</source>
        <translation>Formate, die noch nicht lesbar sind</translation>
    </message>
    <message>
        <source>Save them as JPEG, PNG or WebP to see them here.</source>
        <translation>Speichere sie als JPEG, PNG oder WebP, um sie hier zu sehen.</translation>
    </message>
    <message>
        <source>Too large</source>
        <translation>Zu groß</translation>
    </message>
    <message>
        <source>These pictures would need more memory than is sensible.</source>
        <translation>Diese Bilder bräuchten mehr Speicher, als vernünftig ist.</translation>
    </message>
    <message>
        <source>No permission</source>
        <translation>Kein Leserecht</translation>
    </message>
    <message>
        <source>You may not read these files. Change their permissions, then try again.</source>
        <translation>Du darfst diese Dateien nicht lesen. Ändere ihre Rechte und versuche es nochmal.</translation>
    </message>
    <message>
        <source>Damaged pictures</source>
        <translation>Beschädigte Bilder</translation>
    </message>
    <message>
        <source>The data is broken. Another copy may be whole.</source>
        <translation>Die Daten sind kaputt. Vielleicht ist eine andere Kopie heil.</translation>
    </message>
    <message>
        <source>Pictures that broke their reader</source>
        <translation>Bilder, die das Lesen abbrachen</translation>
    </message>
    <message>
        <source>They were set aside so that everything else could go on.</source>
        <translation>Sie wurden beiseitegelegt, damit alles andere weitergehen kann.</translation>
    </message>
    <message>
        <source>Took too long</source>
        <translation>Dauerte zu lang</translation>
    </message>
    <message>
        <source>The disk or network may have been slow. Try again.</source>
        <translation>Vielleicht war die Platte oder das Netz langsam. Versuche es nochmal.</translation>
    </message>
    <message>
        <source>Not understood</source>
        <translation>Nicht verstanden</translation>
    </message>
    <message>
        <source>The model could not look at these pictures. Try again, or choose another model.</source>
        <translation>Das Modell konnte diese Bilder nicht ansehen. Versuche es nochmal, oder wähle ein anderes Modell.</translation>
    </message>
    <message>
        <source>Tags that could not be read from files or written there</source>
        <translation>Schlagwörter, die sich nicht aus Dateien lesen oder dorthin schreiben ließen</translation>
    </message>
    <message>
        <source>Nothing is lost: it is kept here, and tried again.</source>
        <translation>Nichts ist verloren: Es bleibt hier gemerkt und wird wieder versucht.</translation>
    </message>
    <message>
        <source>Looking through your folders</source>
        <translation>Deine Ordner werden durchgesehen</translation>
    </message>
    <message>
        <source>Getting to know your photos</source>
        <translation>Deine Fotos werden kennengelernt</translation>
    </message>
    <message>
        <source>Looking at your photos with the new model</source>
        <translation>Deine Fotos werden mit dem neuen Modell angesehen</translation>
    </message>
    <message>
        <source>Completing what is known of your photos</source>
        <translation>Was über deine Fotos bekannt ist, wird vervollständigt</translation>
    </message>
    <message>
        <source>Writing captions</source>
        <translation>Bildunterschriften werden geschrieben</translation>
    </message>
    <message>
        <source>Comparing your photos with each other</source>
        <translation>Deine Fotos werden miteinander verglichen</translation>
    </message>
    <message>
        <source>Writing beside your photos</source>
        <translation>Neben deine Fotos wird geschrieben</translation>
    </message>
    <message>
        <source>Reading what stands beside your photos</source>
        <translation>Was neben deinen Fotos steht, wird gelesen</translation>
    </message>
    <message>
        <source>Sorting into folders</source>
        <translation>In Ordner sortieren</translation>
    </message>
    <message>
        <source>Taking files back to where they were</source>
        <translation>Dateien werden zurückgebracht</translation>
    </message>
    <message>
        <source>Turning photos</source>
        <translation>Fotos werden gedreht</translation>
    </message>
    <message>
        <source>Exporting</source>
        <translation>Exportiert</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} von {total}</translation>
    </message>
    <message>
        <source>{rate} a second</source>
        <translation>{rate} pro Sekunde</translation>
    </message>
    <message>
        <source>{duration} left</source>
        <translation>noch {duration}</translation>
    </message>
    <message>
        <source>{stars} and more</source>
        <translation>{stars} und mehr</translation>
    </message>
    <message>
        <source>no colour</source>
        <translation>keine Farbe</translation>
    </message>
    <message>
        <source>red</source>
        <translation>Rot</translation>
    </message>
    <message>
        <source>orange</source>
        <translation>Orange</translation>
    </message>
    <message>
        <source>yellow</source>
        <translation>Gelb</translation>
    </message>
    <message>
        <source>green</source>
        <translation>Grün</translation>
    </message>
    <message>
        <source>blue</source>
        <translation>Blau</translation>
    </message>
    <message>
        <source>purple</source>
        <translation>Violett</translation>
    </message>
</context>
<context>
    <name>WorkBar</name>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
</context>
<context>
    <name>ZoneEditor</name>
    <message>
        <source>the zone of the place (GPS)</source>
        <translation>die Zone des Ortes (GPS)</translation>
    </message>
    <message>
        <source>Taken in</source>
        <translation>Aufgenommen in</translation>
    </message>
    <message>
        <source>the time at the place; the zone is noted, the time stays</source>
        <translation>die Zeit am Ort; nur die Zone wird vermerkt</translation>
    </message>
    <message>
        <source>the time of the zone that the photo notes</source>
        <translation>die Zeit der Zone, die im Foto vermerkt ist</translation>
    </message>
    <message>
        <source>the time of {zone}</source>
        <translation>die Zeit von {zone}</translation>
    </message>
    <message>
        <source>The clock showed</source>
        <translation>Die Uhr zeigte</translation>
    </message>
</context>
<context>
    <name>_AddField</name>
    <message>
        <source>Add a tag to all</source>
        <translation>Allen ein Schlagwort geben</translation>
    </message>
    <message>
        <source>Known tags</source>
        <translation>Bekannte Schlagwörter</translation>
    </message>
</context>
<context>
    <name>_Counted</name>
    <message numerus="yes">
        <source>It looks like none of the %n other(s).</source>
        <translation>
            <numerusform>Es sieht nicht aus wie das andere.</numerusform>
            <numerusform>Es sieht aus wie keines der %n anderen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) tagged “{name}” look like none</source>
        <translation>
            <numerusform>%n Foto mit „{name}“ sieht nicht danach aus</numerusform>
            <numerusform>%n Fotos mit „{name}“ sehen nicht danach aus</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_Counts</name>
    <message numerus="yes">
        <source>All %n tag(s)</source>
        <translation>
            <numerusform>Alle %n Schlagwörter</numerusform>
            <numerusform>Alle %n Schlagwörter</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Find %n more…</source>
        <translation>
            <numerusform>%n weiteres finden …</numerusform>
            <numerusform>%n weitere finden …</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_Failures</name>
    <message numerus="yes">
        <source>Trying %n file(s) again</source>
        <translation>
            <numerusform>%n Datei wird nochmal versucht</numerusform>
            <numerusform>%n Dateien werden nochmal versucht</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_Lines</name>
    <message>
        <source>Made</source>
        <translation>Gemacht</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Regeln</translation>
    </message>
</context>
</TS>
