<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Attention</name>
    <message numerus="yes">
        <source>and %n more file(s)</source>
        <translation>
            <numerusform>and %n more file</numerusform>
            <numerusform>and %n more files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChoiceEditor</name>
    <message numerus="yes">
        <source>every %n minute(s)</source>
        <translation>
            <numerusform>every minute</numerusform>
            <numerusform>every %n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Completing</name>
    <message numerus="yes">
        <source>%n suggestion(s)</source>
        <translation>
            <numerusform>%n suggestion</numerusform>
            <numerusform>%n suggestions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConflictsPage</name>
    <message numerus="yes">
        <source>%Ln value(s) differ here and in files</source>
        <translation>
            <numerusform>%Ln value differs here and in a file</numerusform>
            <numerusform>%Ln values differ here and in files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Counted</name>
    <message numerus="yes">
        <source>%n skipped</source>
        <translation>
            <numerusform>%n skipped</numerusform>
            <numerusform>%n skipped</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) nobody answered</source>
        <translation>
            <numerusform>%n photo nobody answered</numerusform>
            <numerusform>%n photos nobody answered</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) nobody answered would get it.</source>
        <translation>
            <numerusform>%n photo nobody answered would get it.</numerusform>
            <numerusform>%n photos nobody answered would get it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Counts</name>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n photo</numerusform>
            <numerusform>%n photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{photos} of %n stack(s)</source>
        <translation>
            <numerusform>{photos} of one stack</numerusform>
            <numerusform>{photos} of %n stacks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{photos} (%n stack(s) among them)</source>
        <translation>
            <numerusform>{photos} (one stack among them)</numerusform>
            <numerusform>{photos} (%n stacks among them)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n star(s)</source>
        <translation>
            <numerusform>%n star</numerusform>
            <numerusform>%n stars</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n second</numerusform>
            <numerusform>%n seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DatesDialog</name>
    <message numerus="yes">
        <source>Fix the date of %n photo(s)</source>
        <translation>
            <numerusform>Fix the date of one photo</numerusform>
            <numerusform>Fix the dates of %n photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EditDialog</name>
    <message numerus="yes">
        <source>Edit the details of %n photo(s)</source>
        <translation>
            <numerusform>Edit the details of %n photo</numerusform>
            <numerusform>Edit the details of %n photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message numerus="yes">
        <source>Export %n photo(s)</source>
        <translation>
            <numerusform>Export %n photo</numerusform>
            <numerusform>Export %n photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln left out: the name is taken</source>
        <translation>
            <numerusform>%Ln left out: the name is taken</numerusform>
            <numerusform>%Ln left out: the names are taken</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln with a number: the name is taken</source>
        <translation>
            <numerusform>%Ln with a number: the name is taken</numerusform>
            <numerusform>%Ln with a number: the names are taken</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln not there now</source>
        <translation>
            <numerusform>%Ln not there now</numerusform>
            <numerusform>%Ln not there now</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln RAW file(s) or film(s) beside them</source>
        <translation>
            <numerusform>%Ln RAW file or film beside them</numerusform>
            <numerusform>%Ln RAW files or films beside them</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln RAW file(s) or film(s) left out</source>
        <translation>
            <numerusform>%Ln RAW file or film left out</numerusform>
            <numerusform>%Ln RAW files or films left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln written anew, as JPEG where its format is not written</source>
        <translation>
            <numerusform>%Ln written anew, as JPEG where its format is not written</numerusform>
            <numerusform>%Ln written anew, as JPEG where their format is not written</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportWords</name>
    <message numerus="yes">
        <source>Stopped: %Ln photo(s) exported</source>
        <translation>
            <numerusform>Stopped: %Ln photo exported</numerusform>
            <numerusform>Stopped: %Ln photos exported</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) exported to {place}</source>
        <translation>
            <numerusform>%Ln photo exported to {place}</numerusform>
            <numerusform>%Ln photos exported to {place}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) could not be exported</source>
        <translation>
            <numerusform>%Ln photo could not be exported</numerusform>
            <numerusform>%Ln photos could not be exported</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) are not there now</source>
        <translation>
            <numerusform>%Ln photo is not there now</numerusform>
            <numerusform>%Ln photos are not there now</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) left out: their names are taken</source>
        <translation>
            <numerusform>%Ln photo left out: its name is taken</numerusform>
            <numerusform>%Ln photos left out: their names are taken</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln RAW file(s) or film(s) beside them</source>
        <translation>
            <numerusform>%Ln RAW file or film beside them</numerusform>
            <numerusform>%Ln RAW files or films beside them</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln RAW file(s) or film(s) left out</source>
        <translation>
            <numerusform>%Ln RAW file or film left out</numerusform>
            <numerusform>%Ln RAW files or films left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) hold several pictures: the first was taken</source>
        <translation>
            <numerusform>%Ln file holds several pictures: the first was taken</numerusform>
            <numerusform>%Ln files hold several pictures: the first was taken</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln raw photo(s) as the viewer shows them</source>
        <translation>
            <numerusform>%Ln raw photo as the viewer shows it</numerusform>
            <numerusform>%Ln raw photos as the viewer shows them</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln damaged photo(s): what there is of them</source>
        <translation>
            <numerusform>%Ln damaged photo: what there is of it</numerusform>
            <numerusform>%Ln damaged photos: what there is of them</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) take no words: they are as they were</source>
        <translation>
            <numerusform>%Ln file takes no words: it is as it was</numerusform>
            <numerusform>%Ln files take no words: they are as they were</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln motion photo(s) without their film</source>
        <translation>
            <numerusform>%Ln motion photo without its film</numerusform>
            <numerusform>%Ln motion photos without their film</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FileWorkSaid</name>
    <message numerus="yes">
        <source>%Ln value(s) differ here and in the files.</source>
        <translation>
            <numerusform>%Ln value differs here and in the file.</numerusform>
            <numerusform>%Ln values differ here and in the files.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stopped: %Ln file(s) written, the rest still waits</source>
        <translation>
            <numerusform>Stopped: %Ln file written, the rest still waits</numerusform>
            <numerusform>Stopped: %Ln files written, the rest still waits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) written beside your photos</source>
        <translation>
            <numerusform>%Ln file written beside your photos</numerusform>
            <numerusform>%Ln files written beside your photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stopped: %Ln file(s) with something new read</source>
        <translation>
            <numerusform>Stopped: %Ln file with something new read</numerusform>
            <numerusform>Stopped: %Ln files with something new read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) with something new read</source>
        <translation>
            <numerusform>%Ln file with something new read</numerusform>
            <numerusform>%Ln files with something new read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) could not be read or written</source>
        <translation>
            <numerusform>%Ln file could not be read or written</numerusform>
            <numerusform>%Ln files could not be read or written</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FitsDialog</name>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GroupCounts</name>
    <message numerus="yes">
        <source>%Ln file(s)</source>
        <translation>
            <numerusform>%Ln file</numerusform>
            <numerusform>%Ln files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln group(s)</source>
        <translation>
            <numerusform>%Ln group</numerusform>
            <numerusform>%Ln groups</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Still comparing, %Ln photo(s) left</source>
        <translation>
            <numerusform>Still comparing, %Ln photo left</numerusform>
            <numerusform>Still comparing, %Ln photos left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Move %Ln to the trash</source>
        <translation>
            <numerusform>Move %Ln to the trash</numerusform>
            <numerusform>Move %Ln to the trash</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) are there twice</source>
        <translation>
            <numerusform>%Ln photo is there twice</numerusform>
            <numerusform>%Ln photos are there twice</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %Ln proposal(s)…</source>
        <translation>
            <numerusform>%Ln proposal…</numerusform>
            <numerusform>All %Ln proposals…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tag(s)</source>
        <translation>
            <numerusform>%Ln tag</numerusform>
            <numerusform>%Ln tags</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln album(s)</source>
        <translation>
            <numerusform>%Ln album</numerusform>
            <numerusform>%Ln albums</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportWords</name>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tag(s)</source>
        <translation>
            <numerusform>%n tag</numerusform>
            <numerusform>%n tags</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n album(s)</source>
        <translation>
            <numerusform>%n album</numerusform>
            <numerusform>%n albums</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tag(s) or album(s) that you took away here</source>
        <translation>
            <numerusform>%n tag or album that you took away here</numerusform>
            <numerusform>%n tags or albums that you took away here</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n title(s), description(s) or place(s) that you gave here</source>
        <translation>
            <numerusform>%n title, description or place that you gave here</numerusform>
            <numerusform>%n titles, descriptions or places that you gave here</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n colour label(s) that there are not here</source>
        <translation>
            <numerusform>%n colour label that there is not here</numerusform>
            <numerusform>%n colour labels that there are not here</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n virtual copy(ies)</source>
        <translation>
            <numerusform>%n virtual copy</numerusform>
            <numerusform>%n virtual copies</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n face(s) without a name</source>
        <translation>
            <numerusform>%n face without a name</numerusform>
            <numerusform>%n faces without a name</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) that cannot be read</source>
        <translation>
            <numerusform>%n file that cannot be read</numerusform>
            <numerusform>%n files that cannot be read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>words of %n photo(s) that cannot be read</source>
        <translation>
            <numerusform>words of %n photo that cannot be read</numerusform>
            <numerusform>words of %n photos that cannot be read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n description(s) of no picture</source>
        <translation>
            <numerusform>%n description of no picture</numerusform>
            <numerusform>%n descriptions of no picture</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NothingFound</name>
    <message numerus="yes">
        <source>Show %n weaker match(es)</source>
        <translation>
            <numerusform>Show %n weaker match</numerusform>
            <numerusform>Show %n weaker matches</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) cannot be searched yet; the answer gets better by itself while they are read.</source>
        <translation>
            <numerusform>%n photo cannot be searched yet; the answer gets better by itself once it is read.</numerusform>
            <numerusform>%n photos cannot be searched yet; the answer gets better by itself while they are read.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Obvious</name>
    <message numerus="yes">
        <source>These %n photo(s) are surely “{name}”.</source>
        <translation>
            <numerusform>This photo is surely “{name}”.</numerusform>
            <numerusform>These %n photos are surely “{name}”.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>These %n photo(s) are surely not “{name}”.</source>
        <translation>
            <numerusform>This photo is surely not “{name}”.</numerusform>
            <numerusform>These %n photos are surely not “{name}”.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OwnWordings</name>
    <message numerus="yes">
        <source>%Ln row(s) of {table} refer to {parent} that do not exist</source>
        <translation>
            <numerusform>%Ln row of {table} refers to {parent} that do not exist</numerusform>
            <numerusform>%Ln rows of {table} refer to {parent} that do not exist</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) cannot be searched yet</source>
        <translation>
            <numerusform>%Ln photo cannot be searched yet</numerusform>
            <numerusform>%Ln photos cannot be searched yet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln copies have names that are there already</source>
        <translation>
            <numerusform>%Ln copy has a name that is there already</numerusform>
            <numerusform>%Ln copies have names that are there already</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>What you said of %Ln photo(s) waits for their folder, which is not there now</source>
        <translation>
            <numerusform>What you said of %Ln photo waits for its folder, which is not there now</numerusform>
            <numerusform>What you said of %Ln photos waits for their folder, which is not there now</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The engine passed over %Ln file(s)</source>
        <translation>
            <numerusform>The engine passed over %Ln file</numerusform>
            <numerusform>The engine passed over %Ln files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The index server lacks %Ln vector(s) of this library</source>
        <translation>
            <numerusform>The index server lacks %Ln vector of this library</numerusform>
            <numerusform>The index server lacks %Ln vectors of this library</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PhotoGrid</name>
    <message numerus="yes">
        <source>Show %n weaker match(es)</source>
        <translation>
            <numerusform>Show %n weaker match</numerusform>
            <numerusform>Show %n weaker matches</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlanModel</name>
    <message numerus="yes">
        <source>%Ln to look at</source>
        <translation>
            <numerusform>%Ln to look at</numerusform>
            <numerusform>%Ln to look at</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RenameDialog</name>
    <message numerus="yes">
        <source>Rename %n photo(s)</source>
        <translation>
            <numerusform>Rename %n photo</numerusform>
            <numerusform>Rename %n photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SortBar</name>
    <message numerus="yes">
        <source>%Ln file(s) stayed where they are.</source>
        <translation>
            <numerusform>One file stayed where it is.</numerusform>
            <numerusform>%Ln files stayed where they are.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) are back</source>
        <translation>
            <numerusform>One file is back where it was</numerusform>
            <numerusform>%Ln files are back where they were</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SortWords</name>
    <message numerus="yes">
        <source>%Ln file(s)</source>
        <translation>
            <numerusform>%Ln file</numerusform>
            <numerusform>%Ln files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) to copy</source>
        <translation>
            <numerusform>%Ln file to copy</numerusform>
            <numerusform>%Ln files to copy</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) to move</source>
        <translation>
            <numerusform>%Ln file to move</numerusform>
            <numerusform>%Ln files to move</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new folder(s)</source>
        <translation>
            <numerusform>%Ln new folder</numerusform>
            <numerusform>%Ln new folders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln name(s) taken</source>
        <translation>
            <numerusform>%Ln name taken</numerusform>
            <numerusform>%Ln names taken</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln stay(s)</source>
        <translation>
            <numerusform>%Ln stays</numerusform>
            <numerusform>%Ln stay</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cannot be sorted</source>
        <translation>
            <numerusform>%Ln cannot be sorted</numerusform>
            <numerusform>%Ln cannot be sorted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sorted</source>
        <translation>
            <numerusform>%Ln sorted</numerusform>
            <numerusform>%Ln sorted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln taken back</source>
        <translation>
            <numerusform>%Ln taken back</numerusform>
            <numerusform>%Ln taken back</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln to do</source>
        <translation>
            <numerusform>%Ln to do</numerusform>
            <numerusform>%Ln to do</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln left where they were</source>
        <translation>
            <numerusform>%Ln left where it was</numerusform>
            <numerusform>%Ln left where they were</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln not taken back</source>
        <translation>
            <numerusform>%Ln not taken back</numerusform>
            <numerusform>%Ln not taken back</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StackSection</name>
    <message numerus="yes">
        <source>%n of them lie(s) in closed stacks.</source>
        <translation>
            <numerusform>%n of them lies in a closed stack.</numerusform>
            <numerusform>%n of them lie in closed stacks.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TagsField</name>
    <message numerus="yes">
        <source>and %n further tag(s)</source>
        <translation>
            <numerusform>and %n further tag</numerusform>
            <numerusform>and %n further tags</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Title</name>
    <message numerus="yes">
        <source>%n photo(s) chosen</source>
        <translation>
            <numerusform>%n photo chosen</numerusform>
            <numerusform>%n photos chosen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TurnWords</name>
    <message numerus="yes">
        <source>%Ln photo(s) could not be turned</source>
        <translation>
            <numerusform>%Ln photo could not be turned</numerusform>
            <numerusform>%Ln photos could not be turned</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln camera raw(s) beside them stay as they are</source>
        <translation>
            <numerusform>%Ln camera raw beside them stays as it is</numerusform>
            <numerusform>%Ln camera raws beside them stay as they are</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_Counted</name>
    <message numerus="yes">
        <source>It looks like none of the %n other(s).</source>
        <translation>
            <numerusform>It does not look like the other one.</numerusform>
            <numerusform>It looks like none of the %n others.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) tagged “{name}” look like none</source>
        <translation>
            <numerusform>%n photo tagged “{name}” looks like none</numerusform>
            <numerusform>%n photos tagged “{name}” look like none</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_Counts</name>
    <message numerus="yes">
        <source>All %n tag(s)</source>
        <translation>
            <numerusform>Show all %n tags</numerusform>
            <numerusform>Show all %n tags</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Find %n more…</source>
        <translation>
            <numerusform>Find %n more…</numerusform>
            <numerusform>Find %n more…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_Failures</name>
    <message numerus="yes">
        <source>Trying %n file(s) again</source>
        <translation>
            <numerusform>Trying %n file again</numerusform>
            <numerusform>Trying %n files again</numerusform>
        </translation>
    </message>
</context>
</TS>
