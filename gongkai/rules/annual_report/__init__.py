"""The statutory annual report (政府信息公开工作年度报告): form, values, checks, roll-up (Articles 49, 50)."""
