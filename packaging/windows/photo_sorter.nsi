; The installer for Windows. Built by packaging/windows/installer.py, which gives it
;   VERSION        like 1.2.0          NUMBERS   the same in four parts, like 1.2.0.0
;   BUNDLE         the folder that packaging/freeze.py made
;   OUTPUT         the file to write   GENERATED a folder with the icon and extensions.nsh
; `setup.exe /S` installs and `uninstall.exe /S` removes without a question; /D=C:\Place, last and
; without quotes, chooses the place.

Unicode true
ManifestDPIAware true
SetCompressor /SOLID lzma
SetCompressorDictSize 64

!include MUI2.nsh
!include LogicLib.nsh
!include FileFunc.nsh
!include "${GENERATED}/extensions.nsh"

!define WINDOW "photo-sorter-gui.exe"
!define PROGID "PhotoSorter.Picture"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\PhotoSorter"
!define CAPABILITIES "Software\photo_sorter\Capabilities"

Name "Photo Sorter"
OutFile "${OUTPUT}"
; For this person alone: no administrator is asked for, and nobody else's Windows changes.
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\Programs\Photo Sorter"
InstallDirRegKey HKCU "${UNINSTALL}" "InstallLocation"
VIProductVersion "${NUMBERS}"
VIAddVersionKey /LANG=0 "ProductName" "Photo Sorter"
VIAddVersionKey /LANG=0 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=0 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=0 "FileDescription" "Photo Sorter's installer"
VIAddVersionKey /LANG=0 "LegalCopyright" "MIT licence"

!define MUI_ICON "${GENERATED}/photo_sorter.ico"
!define MUI_UNICON "${GENERATED}/photo_sorter.ico"
!define MUI_ABORTWARNING
!define MUI_LANGDLL_ALLLANGUAGES
!define MUI_FINISHPAGE_RUN "$INSTDIR\${WINDOW}"
!define MUI_PAGE_CUSTOMFUNCTION_LEAVE OwnFolder
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_COMPONENTS
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "German"

LangString Running ${LANG_ENGLISH} "Photo Sorter is running. Close it, then try again."
LangString Running ${LANG_GERMAN} "Photo Sorter läuft gerade. Schließe es und versuche es nochmal."
LangString Needed ${LANG_ENGLISH} "Photo Sorter"
LangString Needed ${LANG_GERMAN} "Photo Sorter"
LangString OpenWith ${LANG_ENGLISH} "Offer it under $\"Open with$\""
LangString OpenWith ${LANG_GERMAN} "Unter „Öffnen mit“ anbieten"
LangString OnDesktop ${LANG_ENGLISH} "Icon on the desktop"
LangString OnDesktop ${LANG_GERMAN} "Symbol auf dem Desktop"
LangString Picture ${LANG_ENGLISH} "Picture"
LangString Picture ${LANG_GERMAN} "Bild"
LangString About ${LANG_ENGLISH} "Finds and sorts photos by what they show"
LangString About ${LANG_GERMAN} "Findet und ordnet Fotos nach dem, was sie zeigen"
LangString Kept ${LANG_ENGLISH} "Your library stays in $LOCALAPPDATA\photo_sorter; your photos are where they were."
LangString Kept ${LANG_GERMAN} "Deine Bibliothek bleibt in $LOCALAPPDATA\photo_sorter; deine Fotos sind, wo sie waren."

; A folder that holds something else gets a folder of our own in it: what is removed later must
; never be another's.
Function OwnFolder
  ${If} ${FileExists} "$INSTDIR\*.*"
  ${AndIfNot} ${FileExists} "$INSTDIR\${WINDOW}"
    ${DirState} "$INSTDIR" $0
    ${If} $0 == 1
      StrCpy $INSTDIR "$INSTDIR\Photo Sorter"
    ${EndIf}
  ${EndIf}
FunctionEnd

Function .onInit
  ${If} ${Silent}
    Call OwnFolder
  ${EndIf}
FunctionEnd

; A program that runs cannot be written to.
!macro WAIT_UNTIL_CLOSED un
Function ${un}WaitUntilClosed
  again:
  ${If} ${FileExists} "$INSTDIR\${WINDOW}"
    ClearErrors
    FileOpen $0 "$INSTDIR\${WINDOW}" a
    ${If} ${Errors}
      MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(Running)" /SD IDCANCEL IDRETRY again
      SetErrorLevel 2
      Quit
    ${EndIf}
    FileClose $0
  ${EndIf}
FunctionEnd
!macroend
!insertmacro WAIT_UNTIL_CLOSED ""
!insertmacro WAIT_UNTIL_CLOSED "un."

; Only what the installer has put there.
!macro REMOVE_FILES
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\photo-sorter.exe"
  Delete "$INSTDIR\${WINDOW}"
  Delete "$INSTDIR\LICENSE.txt"
  Delete "$INSTDIR\photo_sorter.ico"
!macroend

Section "$(Needed)" Program
  SectionIn RO
  Call WaitUntilClosed
  ${If} ${FileExists} "$INSTDIR\${WINDOW}"
    !insertmacro REMOVE_FILES ; an older version's libraries must not lie beside the new ones
  ${EndIf}
  SetOutPath "$INSTDIR"
  File /r "${BUNDLE}/*.*"
  File "${GENERATED}/photo_sorter.ico"
  File "/oname=LICENSE.txt" "${GENERATED}/LICENSE"
  WriteUninstaller "$INSTDIR\uninstall.exe"

  CreateShortCut "$SMPROGRAMS\Photo Sorter.lnk" "$INSTDIR\${WINDOW}" "" \
    "$INSTDIR\photo_sorter.ico" 0 SW_SHOWNORMAL "" "$(About)"
  WriteRegStr HKCU "Software\Microsoft\Windows\CurrentVersion\App Paths\${WINDOW}" "" \
    "$INSTDIR\${WINDOW}"
  WriteRegStr HKCU "Software\Microsoft\Windows\CurrentVersion\App Paths\photo-sorter.exe" "" \
    "$INSTDIR\photo-sorter.exe"

  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "Photo Sorter"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\photo_sorter.ico"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  IntFmt $0 "0x%08X" $0
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" "$0"
SectionEnd

; Offers itself for pictures, and takes no file type from what opens it now: `OpenWithProgids` and
; `Capabilities` are lists that the person chooses from.
!macro OFFER extension
  WriteRegStr HKCU "Software\Classes\${extension}\OpenWithProgids" "${PROGID}" ""
  WriteRegStr HKCU "Software\Classes\Applications\${WINDOW}\SupportedTypes" "${extension}" ""
  WriteRegStr HKCU "${CAPABILITIES}\FileAssociations" "${extension}" "${PROGID}"
!macroend

!macro TAKE_BACK extension
  DeleteRegValue HKCU "Software\Classes\${extension}\OpenWithProgids" "${PROGID}"
  DeleteRegKey /ifempty HKCU "Software\Classes\${extension}\OpenWithProgids"
  DeleteRegKey /ifempty HKCU "Software\Classes\${extension}"
!macroend

!macro REMOVE_OFFERS
  !insertmacro EACH_EXTENSION TAKE_BACK
  DeleteRegKey HKCU "Software\Classes\${PROGID}"
  DeleteRegKey HKCU "Software\Classes\Applications\${WINDOW}"
  DeleteRegKey HKCU "${CAPABILITIES}"
  DeleteRegKey /ifempty HKCU "Software\photo_sorter"
  DeleteRegValue HKCU "Software\RegisteredApplications" "Photo Sorter"
!macroend

!macro TELL_THE_EXPLORER
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
!macroend

Section "$(OpenWith)" Offers
  WriteRegStr HKCU "Software\Classes\${PROGID}" "" "$(Picture)"
  WriteRegStr HKCU "Software\Classes\${PROGID}\shell\open\command" "" \
    '"$INSTDIR\${WINDOW}" "%1"'
  WriteRegStr HKCU "Software\Classes\Applications\${WINDOW}" "FriendlyAppName" "Photo Sorter"
  WriteRegStr HKCU "Software\Classes\Applications\${WINDOW}\DefaultIcon" "" \
    "$INSTDIR\photo_sorter.ico"
  WriteRegStr HKCU "Software\Classes\Applications\${WINDOW}\shell\open\command" "" \
    '"$INSTDIR\${WINDOW}" "%1"'
  WriteRegStr HKCU "${CAPABILITIES}" "ApplicationName" "Photo Sorter"
  WriteRegStr HKCU "${CAPABILITIES}" "ApplicationDescription" "$(About)"
  WriteRegStr HKCU "Software\RegisteredApplications" "Photo Sorter" "${CAPABILITIES}"
  !insertmacro EACH_EXTENSION OFFER
  !insertmacro TELL_THE_EXPLORER
SectionEnd

Section /o "$(OnDesktop)" Desktop
  CreateShortCut "$DESKTOP\Photo Sorter.lnk" "$INSTDIR\${WINDOW}" "" "$INSTDIR\photo_sorter.ico" 0
SectionEnd

Section "Uninstall"
  Call un.WaitUntilClosed
  !insertmacro REMOVE_FILES
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR" ; where the person has put something into it, it stays
  Delete "$SMPROGRAMS\Photo Sorter.lnk"
  Delete "$DESKTOP\Photo Sorter.lnk"
  !insertmacro REMOVE_OFFERS
  DeleteRegKey HKCU "Software\Microsoft\Windows\CurrentVersion\App Paths\${WINDOW}"
  DeleteRegKey HKCU "Software\Microsoft\Windows\CurrentVersion\App Paths\photo-sorter.exe"
  DeleteRegKey HKCU "${UNINSTALL}"
  !insertmacro TELL_THE_EXPLORER
  DetailPrint "$(Kept)"
SectionEnd
