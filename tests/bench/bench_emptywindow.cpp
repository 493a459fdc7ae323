// SPDX-License-Identifier: GPL-3.0-or-later
// The least a Qt program can be: one empty main window. Prints "painted" at its first frame and stays.
#include <QApplication>
#include <QMainWindow>
#include <QPaintEvent>
#include <QTimer>

#include <cstdio>

namespace {

class EmptyWindow : public QMainWindow
{
protected:
    void paintEvent(QPaintEvent *event) override
    {
        QMainWindow::paintEvent(event);
        if (std::exchange(m_told, true))
            return;
        QTimer::singleShot(0, this, [] {
            std::puts("painted");
            std::fflush(stdout);
        });
    }

private:
    bool m_told = false;
};

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    EmptyWindow window;
    window.resize(1280, 800);
    window.show();
    return QApplication::exec();
}
