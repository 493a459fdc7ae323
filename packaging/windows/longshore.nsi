; SPDX-License-Identifier: GPL-3.0-or-later
; The Windows installer, made over a staged folder (the program with its DLLs and plug-ins):
;   makensis -DVERSION=0.1.0 -DSTAGE=folder -DOUTFILE=longshore-0.1.0-setup.exe -DICON=longshore.ico longshore.nsi
; For this user without administrator rights, or for everyone; over an older version in place; silently with /S, and then
; /CurrentUser or /AllUsers. The uninstaller asks whether settings and saved servers go too; silently they stay, unless
; /RemoveSettings says otherwise.

!ifndef VERSION
  !error "VERSION is missing"
!endif
!ifndef STAGE
  !error "STAGE is missing"
!endif
!ifndef OUTFILE
  !define OUTFILE "longshore-${VERSION}-setup.exe"
!endif

!ifdef TARGET
  Target ${TARGET} ; amd64-unicode, where makensis was built with it
!endif
Unicode true
ManifestDPIAware true
ManifestSupportedOS all
SetCompressor /SOLID lzma
Name "Longshore"
OutFile "${OUTFILE}"
BrandingText "Longshore ${VERSION}"

!define ID "io.github.longshore.Longshore"
!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\${ID}"
!define SETTINGS_KEY "Software\Longshore"

!define MULTIUSER_EXECUTIONLEVEL Highest
!define MULTIUSER_MUI
!define MULTIUSER_INSTALLMODE_COMMANDLINE
!define MULTIUSER_INSTALLMODE_DEFAULT_CURRENTUSER
!define MULTIUSER_INSTALLMODE_DEFAULT_REGISTRY_KEY "${SETTINGS_KEY}"
!define MULTIUSER_INSTALLMODE_DEFAULT_REGISTRY_VALUENAME "Mode"
!define MULTIUSER_INSTALLMODE_INSTDIR "Longshore"
!define MULTIUSER_INSTALLMODE_INSTDIR_REGISTRY_KEY "${SETTINGS_KEY}"
!define MULTIUSER_INSTALLMODE_INSTDIR_REGISTRY_VALUENAME "Folder"
!define MULTIUSER_USE_PROGRAMFILES64
!include MultiUser.nsh
!include MUI2.nsh
!include LogicLib.nsh
!include FileFunc.nsh
!include Sections.nsh

!ifdef ICON
  !define MUI_ICON "${ICON}"
  !define MUI_UNICON "${ICON}"
!endif
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\longshore.exe"
!define MUI_FINISHPAGE_RUN_TEXT "Open Longshore"

!insertmacro MULTIUSER_PAGE_INSTALLMODE
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_COMPONENTS
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_COMPONENTS
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"

VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "Longshore"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "Longshore installer"
VIAddVersionKey "CompanyName" "The Longshore developers"
VIAddVersionKey "LegalCopyright" "GPL-3.0-or-later"

; A program that runs holds its files; deleting the program shows whether it does.
!macro WaitForTheProgram
  ${If} ${FileExists} "$INSTDIR\longshore.exe"
    ClearErrors
    Delete "$INSTDIR\longshore.exe"
    ${DoWhile} ${Errors}
      MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "Longshore is open. Close its window, then try again." /SD IDCANCEL IDRETRY +3
      SetErrorLevel 2
      Quit
      ClearErrors
      Delete "$INSTDIR\longshore.exe"
    ${Loop}
  ${EndIf}
!macroend

Section "Longshore" Program
  SectionIn RO
  SetShellVarContext current
  ${If} $MultiUser.InstallMode == "AllUsers"
    SetShellVarContext all
  ${EndIf}
  !insertmacro WaitForTheProgram
  ; Over an older version in place: files that it had and this one has not go with the list it left.
  ${If} ${FileExists} "$INSTDIR\files.txt"
    Call RemoveListedFiles
  ${EndIf}
  SetOutPath "$INSTDIR"
  File /r "${STAGE}/*"
  WriteUninstaller "$INSTDIR\uninstall.exe"

  CreateShortcut "$SMPROGRAMS\Longshore.lnk" "$INSTDIR\longshore.exe"
  WriteRegStr SHCTX "${SETTINGS_KEY}" "Folder" "$INSTDIR"
  WriteRegStr SHCTX "${SETTINGS_KEY}" "Mode" "$MultiUser.InstallMode"

  WriteRegStr SHCTX "${UNINSTALL_KEY}" "DisplayName" "Longshore"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\longshore.exe"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "Publisher" "The Longshore developers"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\uninstall.exe" /$MultiUser.InstallMode'
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /$MultiUser.InstallMode /S'
  WriteRegDWORD SHCTX "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD SHCTX "${UNINSTALL_KEY}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD SHCTX "${UNINSTALL_KEY}" "EstimatedSize" $0
SectionEnd

Section "Open longshore:// links" Links
  WriteRegStr SHCTX "Software\Classes\longshore" "" "URL:Longshore"
  WriteRegStr SHCTX "Software\Classes\longshore" "URL Protocol" ""
  WriteRegStr SHCTX "Software\Classes\longshore\DefaultIcon" "" "$INSTDIR\longshore.exe,0"
  WriteRegStr SHCTX "Software\Classes\longshore\shell\open\command" "" '"$INSTDIR\longshore.exe" "%1"'
SectionEnd

Section "un.Longshore" UnProgram
  SectionIn RO
  !insertmacro WaitForTheProgram
  Call un.RemoveListedFiles
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\Longshore.lnk"
  DeleteRegKey SHCTX "Software\Classes\longshore"
  DeleteRegKey SHCTX "${UNINSTALL_KEY}"
  DeleteRegKey SHCTX "${SETTINGS_KEY}"
SectionEnd

; Off unless it is chosen: settings and saved servers of this user. Access tokens are removed by "Forget this server".
Section /o "un.Settings and saved servers" UnSettings
  SetShellVarContext current
  RMDir /r "$LOCALAPPDATA\longshore"
SectionEnd

; files.txt is a part of the staged folder: a line for each file, the deepest folders last, with a \ at their end.
!macro RemoveListedFiles UN
Function ${UN}RemoveListedFiles
  ClearErrors
  FileOpen $0 "$INSTDIR\files.txt" r
  ${IfNot} ${Errors}
    ${Do}
      FileReadUTF16LE $0 $1
      ${If} ${Errors}
        ${ExitDo}
      ${EndIf}
      StrCpy $2 $1 1 -1
      ${DoWhile} $2 == "$\n"
        StrCpy $1 $1 -1
        StrCpy $2 $1 1 -1
      ${Loop}
      ${DoWhile} $2 == "$\r"
        StrCpy $1 $1 -1
        StrCpy $2 $1 1 -1
      ${Loop}
      StrCpy $3 $1 2
      ${If} $1 == ""
      ${OrIf} $3 == ".."
        ${Continue}
      ${EndIf}
      ${If} $2 == "\"
        RMDir "$INSTDIR\$1"
      ${Else}
        Delete "$INSTDIR\$1"
      ${EndIf}
    ${Loop}
    FileClose $0
  ${EndIf}
  Delete "$INSTDIR\files.txt"
FunctionEnd
!macroend
!insertmacro RemoveListedFiles ""
!insertmacro RemoveListedFiles "un."

!insertmacro MUI_FUNCTION_DESCRIPTION_BEGIN
  !insertmacro MUI_DESCRIPTION_TEXT ${Program} "The program."
  !insertmacro MUI_DESCRIPTION_TEXT ${Links} "A link to a stack opens in Longshore. It only shows; it changes nothing."
!insertmacro MUI_FUNCTION_DESCRIPTION_END
!insertmacro MUI_UNFUNCTION_DESCRIPTION_BEGIN
  !insertmacro MUI_DESCRIPTION_TEXT ${UnProgram} "The program."
  !insertmacro MUI_DESCRIPTION_TEXT ${UnSettings} "Also forgets the saved servers and the layout of the window of this user."
!insertmacro MUI_UNFUNCTION_DESCRIPTION_END

Function .onInit
  !insertmacro MULTIUSER_INIT
FunctionEnd

Function un.onInit
  !insertmacro MULTIUSER_UNINIT
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/RemoveSettings" $1
  ${IfNot} ${Errors}
    !insertmacro SelectSection ${UnSettings}
  ${EndIf}
FunctionEnd
