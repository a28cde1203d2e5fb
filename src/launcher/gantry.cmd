@echo off
rem Starts Gantry with the first Java @{gantry.java} or newer that this machine has. GANTRY_JAVA names the home of one outright.
rem A Java is judged by the `release` file in its home, which is quicker than starting it.
setlocal EnableExtensions DisableDelayedExpansion
set "needed=@{gantry.java}"
set "lib=%~dp0..\lib"
set "java="

if not defined GANTRY_JAVA goto search
call :try "%GANTRY_JAVA%"
if defined java goto run
echo gantry: GANTRY_JAVA=%GANTRY_JAVA% is not the home of a Java %needed% or newer.>&2
exit /b 2

:search
if defined JAVA_HOME call :try "%JAVA_HOME%"
if defined java goto run
for %%j in (java.exe) do if not "%%~$PATH:j"=="" call :try "%%~dp$PATH:j.."
if defined java goto run
for %%k in ("HKLM\SOFTWARE\JavaSoft\JDK" "HKLM\SOFTWARE\Eclipse Adoptium\JDK" "HKCU\SOFTWARE\Eclipse Adoptium\JDK" "HKLM\SOFTWARE\Microsoft\JDK") do (
    for /f "tokens=1,2,*" %%a in ('reg query %%k /s 2^>nul ^| findstr /i /r /c:"^ *JavaHome " /c:"^ *Path "') do call :try "%%c"
)
if defined java goto run
for %%r in ("%ProgramFiles%\Java" "%ProgramFiles%\Eclipse Adoptium" "%ProgramFiles%\Microsoft" "%ProgramFiles%\Zulu" "%ProgramFiles%\Amazon Corretto" "%ProgramFiles%\BellSoft" "%LOCALAPPDATA%\Programs\Eclipse Adoptium" "%USERPROFILE%\.jdks" "%USERPROFILE%\scoop\apps") do (
    for /d %%h in ("%%~r\*") do call :try "%%~h"
)
if defined java goto run
echo gantry: no Java %needed% or newer found: install a JDK %needed%, or set GANTRY_JAVA to the home of one.>&2
exit /b 2

:run
"%java%" @{gantry.jvm.flags} --module-path "%lib%" --add-modules ALL-MODULE-PATH -m @{gantry.main} %*
exit /b %ERRORLEVEL%

rem Sets `java` if none is set and the home %1 holds a Java that is new enough.
:try
if defined java exit /b
set "home=%~1"
if "%home:~-1%"=="\" set "home=%home:~0,-1%"
if not exist "%home%\bin\java.exe" exit /b
if not exist "%home%\release" exit /b
set "major=0"
for /f "usebackq tokens=2 delims==" %%v in (`findstr /b "JAVA_VERSION=" "%home%\release"`) do for /f "delims=.-+" %%m in ("%%~v") do set "major=%%~m"
if %major% GEQ %needed% set "java=%home%\bin\java.exe"
exit /b
