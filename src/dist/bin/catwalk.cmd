@echo off
rem Runs Catwalk with the routes, broker and application.properties of this folder. JAVA_OPTS goes to the JVM.
cd /d "%~dp0.."
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java"
"%java%" %JAVA_OPTS% %* -cp "lib\*" catwalk.Catwalk
